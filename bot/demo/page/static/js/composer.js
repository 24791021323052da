// Where people write: text, replies, files, corrections, and the way into
// commands. What was begun stays in the tab until it is sent.

import { h, icon, one, replace } from "./dom.js";
import { draftOf, keepDraft } from "./memory.js";
import { Suggestions } from "./suggestions.js";
import { CommandForm } from "./command_form.js";
import { Tray } from "./tray.js";
import { displayName } from "./avatar.js";
import { toWire, fromWire } from "./mentions.js";
import { count } from "./format.js";

const longest = 2000; // characters of a message

/** Composer belongs to the open channel; each channel has its own draft. */
export class Composer {
  constructor(app) {
    this.app = app;
    this.form = one("#composer");
    this.text = one("#text");
    this.bar = one("#bar");
    this.left = one("#left");
    this.tray = new Tray(one("#tray"), () => this.text.focus());
    this.suggestions = new Suggestions(app, this.text, (command) => this.useCommand(command));
    this.commandForm = new CommandForm(app, one("#command"), () => this.leaveCommand(), () => this.keep());
    this.answering = null;
    this.editing = null;
    this.listen();
  }

  listen() {
    const { store } = this.app;
    store.on("channel", () => this.restore());
    this.text.addEventListener("input", () => this.changed());
    this.text.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    one("#attach").addEventListener("click", () => one("#files").click());
    one("#files").addEventListener("change", (event) => {
      this.tray.add(event.target.files);
      event.target.value = "";
    });
    one("#commands").addEventListener("click", () => this.set("/"));
    this.text.addEventListener("paste", (event) => this.tray.paste(event));
    this.tray.acceptDrops(one("#main"), () => store.current()?.can_send !== false);
    store.on("messages", ({ removed }) => {
      if (removed && [this.answering?.id, this.editing?.id].includes(removed)) this.cancel();
    });
  }

  focus() {
    if (this.commandForm.open) this.commandForm.focus();
    else this.text.focus();
  }

  /** set puts a text into the field, as if it had been typed. */
  set(text) {
    this.leaveCommand();
    this.text.value = text;
    this.text.focus();
    this.text.setSelectionRange(text.length, text.length);
    this.changed();
  }

  changed() {
    this.grow();
    this.suggestions.update();
    const over = longest - count(this.text.value);
    this.left.textContent = over < 200 ? String(over) : "";
    this.left.classList.toggle("over", over < 0);
    this.keep();
  }

  /** grow makes the field as high as its text, in browsers that do not do so themselves. */
  grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.text.style.height = "auto";
    this.text.style.height = `${this.text.scrollHeight}px`;
    this.app.log?.settle();
  }

  key(event) {
    if (this.suggestions.key(event) || event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape") this.cancel();
    else if (event.key === "ArrowUp" && this.text.value === "" && !this.editing) this.editLast(event);
  }

  editLast(event) {
    const { store } = this.app;
    const last = store.listOf(store.channel).findLast((m) => store.isOwn(m) && !(m.flags & 64));
    if (!last) return;
    event.preventDefault();
    this.edit(last);
  }

  replyTo(message) {
    this.editing = null;
    this.answering = message;
    this.leaveCommand();
    this.showBar();
    this.keep();
    this.text.focus();
  }

  edit(message) {
    this.answering = null;
    this.editing = message;
    this.set(fromWire(this.app.store, message.content));
    this.showBar();
  }

  /** cancel ends a reply or a correction. */
  cancel() {
    if (this.editing) this.text.value = "";
    this.answering = this.editing = null;
    this.showBar();
    this.changed();
  }

  showBar() {
    const { answering, editing } = this;
    this.bar.hidden = !answering && !editing;
    const words = editing ? "Editing your message" : answering && ["Replying to ", h("b", {}, displayName(answering.author))];
    replace(this.bar, icon(editing ? "send" : "reply"), h("span", {}, words),
      h("button", { type: "button", class: "quiet", "aria-label": editing ? "Stop editing" : "Do not reply", onclick: () => { this.cancel(); this.text.focus(); } }, icon("close")));
  }

  async send() {
    const { app } = this;
    const channel = app.store.channel;
    const text = toWire(app.store, this.text.value.trim());
    if ((!text && this.tray.files.length === 0) || this.sending) return;
    const { answering, editing } = this;
    this.sending = true;
    this.form.setAttribute("aria-busy", "true");
    try {
      if (editing) app.store.put(await app.api.edit(channel, editing.id, text));
      else app.store.put(await app.api.post({ channel, text, replyTo: answering?.id, files: this.tray.files }));
      keepDraft(app.as, channel, {});
      if (channel === app.store.channel) this.clear();
      if (!editing) app.log.toPresent();
    } catch (error) {
      app.toast(error.message);
    } finally {
      this.sending = false;
      this.form.removeAttribute("aria-busy");
    }
  }

  clear() {
    this.text.value = "";
    this.tray.clear();
    this.cancel();
  }

  useCommand(command, values) {
    this.text.value = "";
    this.suggestions.hide();
    // Never without either of the two: the log would grow for a moment, and lose its place.
    this.commandForm.show(command, values);
    this.form.classList.add("commanding");
    this.commandForm.focus();
    this.keep();
  }

  leaveCommand() {
    if (!this.commandForm.open) return;
    this.form.classList.remove("commanding");
    this.commandForm.hide();
    this.changed();
    this.text.focus();
  }

  /** keep puts what was begun aside. */
  keep() {
    const { app, commandForm } = this;
    keepDraft(app.as, app.store.channel, {
      text: this.text.value, replyTo: this.answering?.id, editing: this.editing?.id,
      command: commandForm.open && commandForm.command.path, values: commandForm.open && commandForm.values(),
    });
  }

  /** restore takes up what was begun in the channel that is open now. */
  async restore() {
    const { app } = this;
    const { store } = app;
    const channel = store.current();
    const draft = draftOf(app.as, store.channel);
    this.commandForm.hide();
    this.form.classList.remove("commanding");
    this.tray.clear();
    this.suggestions.hide();
    this.text.value = draft.text ?? "";
    this.text.placeholder = channel.type === 1 ? `Message @${channel.name}` : `Message #${channel.name}`;
    this.text.setAttribute("aria-label", this.text.placeholder);
    this.form.classList.toggle("closed", channel.can_send === false);
    this.answering = this.editing = null;
    this.showBar();
    this.grow();
    if (draft.replyTo || draft.editing) this.recall(draft, store.channel);
    if (!draft.command) return;
    const command = (await app.slashCommands()).find((c) => c.path === draft.command);
    if (command && store.channel === channel.id) this.useCommand(command, draft.values);
  }

  /** recall waits until the message that a draft is about has been loaded. */
  recall(draft, channel) {
    const { store } = this.app;
    const look = () => {
      if (store.channel !== channel || !store.messages.has(channel)) return;
      store.removeEventListener("messages", look);
      this.answering = store.message(channel, draft.replyTo) ?? null;
      this.editing = store.message(channel, draft.editing) ?? null;
      this.showBar();
    };
    store.addEventListener("messages", look);
    look();
  }
}
