// The requests of the server's JSON API. Each says for whom it acts.

/** APIError is a refusal in the server's own words. */
export class APIError extends Error {
  constructor(status, message) {
    super(message);
    this.name = "APIError";
    this.status = status;
  }
}

/** API speaks for one person at a time: `as` is "mia", "ben" or "mona". */
export class API {
  constructor(as) {
    this.as = as;
  }

  url(path, query = {}) {
    const url = new URL(path, location.origin);
    url.searchParams.set("as", this.as);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined && value !== null) url.searchParams.set(name, value);
    }
    return url;
  }

  async send(method, path, { query, json, form, signal } = {}) {
    const options = { method, signal, headers: {} };
    if (json !== undefined) {
      options.body = JSON.stringify(json);
      options.headers["Content-Type"] = "application/json";
    }
    if (form) options.body = form;
    const response = await fetch(this.url(path, query), options).catch((error) => {
      if (error.name === "AbortError") throw error;
      throw new APIError(0, "The server of the demo cannot be reached. Is it still running?");
    });
    if (response.status === 204) return null;
    const body = await response.json().catch(() => ({}));
    if (!response.ok) throw new APIError(response.status, body.error ?? `The server answered with ${response.status}.`);
    return body;
  }

  state() {
    return this.send("GET", "/api/state");
  }

  messages(channel, before) {
    return this.send("GET", `/api/channels/${channel}/messages`, { query: { before, limit: 50 } });
  }

  /** post sends a message; files go along as a form. */
  post({ channel, text, replyTo, files = [] }) {
    if (files.length === 0) {
      return this.send("POST", "/api/messages", { json: { channel, text, ...(replyTo && { reply_to: replyTo }) } });
    }
    const form = new FormData();
    form.set("channel", channel);
    form.set("text", text);
    if (replyTo) form.set("reply_to", replyTo);
    for (const file of files) form.append("files", file, file.name);
    return this.send("POST", "/api/messages", { form });
  }

  edit(channel, message, text) {
    return this.send("PATCH", `/api/channels/${channel}/messages/${message}`, { json: { text } });
  }

  remove(channel, message) {
    return this.send("DELETE", `/api/channels/${channel}/messages/${message}`);
  }

  startThread(channel, name, message) {
    return this.send("POST", "/api/threads", { json: { channel, name, ...(message && { message }) } });
  }

  commands(channel) {
    return this.send("GET", "/api/commands", { query: { channel } });
  }

  autocomplete(call, signal) {
    return this.send("POST", "/api/autocomplete", { json: call, signal });
  }

  /** command runs a slash command; `files` are attachment options by name. */
  command(call, files = {}) {
    if (Object.keys(files).length === 0) return this.send("POST", "/api/commands", { json: call });
    const form = new FormData();
    form.set("json", JSON.stringify(call));
    for (const [option, file] of Object.entries(files)) form.set(option, file, file.name);
    return this.send("POST", "/api/commands", { form });
  }

  messageCommand(call) {
    return this.send("POST", "/api/message-commands", { json: call });
  }

  userCommand(call) {
    return this.send("POST", "/api/user-commands", { json: call });
  }

  component(call) {
    return this.send("POST", "/api/components", { json: call });
  }

  modal(interaction, fields) {
    return this.send("POST", "/api/modals", { json: { interaction, fields } });
  }

  /** closeModal says that a form was closed without being sent. */
  closeModal(interaction) {
    return this.send("DELETE", `/api/modals/${interaction}`);
  }

  setLocale(locale) {
    return this.send("POST", "/api/locale", { json: { locale } });
  }

  behind() {
    return this.send("GET", "/api/behind");
  }
}

/** filePath is where the bytes of an attachment are. */
export const filePath = (attachment) => `/files/${attachment.id}/${encodeURIComponent(attachment.filename)}`;
