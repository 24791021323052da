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

  acceptDrops(area, may) {
    const holds = (event) => event.dataTransfer?.types.includes("Files") && may();
    area.addEventListener("dragover", (event) => {
      if (!holds(event)) return;
      event.preventDefault();
      area.classList.add("dropping");
    });
    area.addEventListener("dragleave", (event) => {
      if (!area.contains(event.relatedTarget)) area.classList.remove("dropping");
    });
    area.addEventListener("drop", (event) => {
      area.classList.remove("dropping");
      if (!holds(event)) return;
      event.preventDefault();
      this.add(event.dataTransfer.files);
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
