// Files that go along with the next message: by button, drop or paste.

import { h, icon, replace } from "./dom.js";
import { size } from "./format.js";

const most = 10;

/** Tray shows them; each can be taken out again. */
export class Tray {
  constructor(element, back) {
    this.element = element;
    this.back = back;
    this.files = [];
  }

  add(files) {
    this.files = [...this.files, ...files].slice(0, most);
    this.draw();
    this.back();
  }

  clear() {
    this.files = [];
    this.draw();
  }

  paste(event) {
    if (!event.clipboardData.files.length) return;
    event.preventDefault();
    this.add(event.clipboardData.files);
  }

  /**
   * acceptDrops takes files that are dropped anywhere on the page, which a browser would open
   * in its place; `sign` shows that they can be dropped, where one may send them.
   */
  acceptDrops(sign, may) {
    const holds = (event) => event.dataTransfer?.types.includes("Files") && !event.target.closest?.('input[type="file"]');
    const page = document.body;
    page.addEventListener("dragover", (event) => {
      if (!holds(event)) return;
      event.preventDefault();
      sign.classList.toggle("dropping", may());
    });
    page.addEventListener("dragleave", (event) => {
      if (!page.contains(event.relatedTarget)) sign.classList.remove("dropping");
    });
    page.addEventListener("drop", (event) => {
      sign.classList.remove("dropping");
      if (!holds(event)) return;
      event.preventDefault();
      if (may()) this.add(event.dataTransfer.files);
    });
  }

  draw() {
    this.element.hidden = this.files.length === 0;
    replace(this.element, this.files.map((file) => h("li", {}, icon("file"), h("span", { class: "clip" }, file.name), h("small", {}, size(file.size)),
      h("button", { type: "button", class: "quiet", "aria-label": `Remove ${file.name}`, onclick: () => this.drop(file) }, icon("close")))));
  }

  drop(file) {
    this.files = this.files.filter((f) => f !== file);
    this.draw();
    this.back();
  }
}
