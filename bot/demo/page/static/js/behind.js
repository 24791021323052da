// A look behind the scenes: what the last interactions were, in the words of
// Discord's API, how soon the bot answered, and why it answered so.

import { h, icon, one, replace } from "./dom.js";
import { keepPreference, preference } from "./memory.js";
import { time } from "./format.js";

const pause = 250; // milliseconds in which several things that happen are one

/** Behind is the panel at the side; whether it is open is remembered. */
export class Behind {
  constructor(app) {
    this.app = app;
    this.panel = one("#behind");
    this.opener = one("#open-behind");
    this.chosen = null;
    this.opener.append(icon("code"), h("span", {}, "Behind the scenes"));
    this.opener.addEventListener("click", () => this.toggle(this.panel.hidden));
    for (const name of ["activity", "person"]) app.store.on(name, () => this.later());
    this.panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      this.toggle(false);
      this.opener.focus();
    });
    const wide = matchMedia("(min-width: 1180px)").matches;
    this.toggle(wide && preference("behind", false), false);
  }

  toggle(open, remember = true) {
    this.panel.hidden = !open;
    this.opener.setAttribute("aria-expanded", String(open));
    if (remember) keepPreference("behind", open);
    this.app.shade();
    if (open) this.load();
  }

  later() {
    if (this.panel.hidden) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.load(), pause);
  }

  async load() {
    if (!this.app.store.me) return;
    try {
      this.draw(await this.app.api.behind());
    } catch (error) {
      replace(this.panel, this.head(), h("p", { class: "error" }, error.message));
    }
  }

  draw(seen) {
    const list = seen.interactions ?? [];
    const shown = list.find((i) => i.id === this.chosen) ?? list[0];
    const scroll = this.panel.scrollTop;
    const opened = new Set([...this.panel.querySelectorAll("details[open]")].map((d) => d.dataset.name));
    replace(this.panel, this.head(), shown ? this.interaction(list, shown) : h("p", { class: "empty" }, "Nothing has happened yet. Use a command or a button, and look here."),
      section("Why it answered so", seen.explanation ? h("pre", { class: "explanation", tabindex: "0" }, seen.explanation) : h("p", { class: "empty" }, "Ask something, and the reasons stand here.")),
      section("Requests of the bot", requests(seen.requests ?? [])));
    for (const details of this.panel.querySelectorAll("details")) if (opened.has(details.dataset.name)) details.open = true;
    this.panel.scrollTop = scroll;
  }

  head() {
    return h("header", { class: "behind-head" }, h("h2", {}, "Behind the scenes"),
      h("button", { type: "button", class: "quiet", "aria-label": "Close", onclick: () => { this.toggle(false); this.opener.focus(); } }, icon("close")));
  }

  interaction(list, shown) {
    const choose = h("select", {
      "aria-label": "Interaction", onchange: (event) => {
        this.chosen = event.target.value;
        this.load();
      },
    }, list.map((i) => h("option", { value: i.id, selected: i === shown }, `${time(new Date(i.at))} ${i.who} ${i.what}`)));
    return section("Interaction", choose,
      h("p", { class: "figure" }, h("b", {}, milliseconds(shown.first_response_ms)), " to the first response"),
      json("What Discord sent to the bot", shown.request, "request"),
      (shown.responses ?? []).map((r, i) => json(`${i === 0 ? "First response" : "Then"}: ${r.method} ${shorten(r.path)}`, r.body, `response ${i}`, i === 0)));
  }
}

const milliseconds = (ms) => (ms === null || ms === undefined ? "–" : ms < 10 ? `${Number(ms).toFixed(1)} ms` : `${Math.round(ms)} ms`);

const section = (title, ...body) => h("section", {}, h("h3", {}, title), body);

function json(title, value, name, open = false) {
  return h("details", { dataset: { name }, open }, h("summary", {}, title), h("pre", { tabindex: "0" }, coloured(JSON.stringify(value, null, 2) ?? "")));
}

/** coloured marks the names and texts of JSON. */
function coloured(text) {
  return text.split(/("(?:[^"\\]|\\.)*"(?:\s*:)?)/).map((part) => {
    if (!part.startsWith('"')) return part;
    return h("span", { class: part.endsWith(":") ? "json-name" : "json-text" }, part);
  });
}

/** shorten leaves tokens and most of long numbers out of a path. */
const shorten = (path) => path.replace(/^\/api(\/v\d+)?/, "").replaceAll(/\d{15,}/g, (n) => `…${n.slice(-4)}`).replaceAll(/\/[\w-]{20,}/g, "/…");

function requests(list) {
  if (list.length === 0) return h("p", { class: "empty" }, "None yet.");
  return h("ol", { class: "requests", tabindex: "0", "aria-label": "Requests, the newest first" }, list.map((r) => h("li", {}, h("b", {}, r.method), " ", h("span", { title: r.path }, shorten(r.path)), r.status && h("small", {}, String(r.status)))));
}
