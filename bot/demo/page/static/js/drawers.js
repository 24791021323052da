// On narrow windows the channels, and what is behind the scenes, are drawers
// over the messages.

import { one } from "./dom.js";

/** Drawers opens and closes them; a press beside one, or Escape, closes it. */
export class Drawers {
  constructor(app) {
    this.app = app;
    this.sidebar = one("#sidebar");
    this.opener = one("#open-sidebar");
    this.cover = one("#shade");
    this.opener.addEventListener("click", () => this.toggle(!this.sidebar.classList.contains("open")));
    this.cover.addEventListener("click", () => this.close());
    this.sidebar.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.sidebar.classList.contains("open")) return;
      this.toggle(false);
      this.opener.focus();
    });
    this.narrow = matchMedia("(max-width: 719px)");
    this.over = matchMedia("(max-width: 1179px)");
    for (const query of [this.narrow, this.over]) query.addEventListener("change", () => this.shade());
    this.shade();
  }

  toggle(open) {
    this.sidebar.classList.toggle("open", open);
    this.opener.setAttribute("aria-expanded", String(open));
    this.shade();
    if (open) this.sidebar.querySelector("[aria-current]")?.focus();
  }

  close() {
    if (this.sidebar.classList.contains("open")) this.toggle(false);
    if (this.over.matches && !one("#behind").hidden) this.app.behind.toggle(false, false);
  }

  /** shade covers the messages while a drawer is over them; a closed one is out of reach. */
  shade() {
    const open = this.sidebar.classList.contains("open");
    this.sidebar.inert = this.narrow.matches && !open;
    this.cover.hidden = !((this.narrow.matches && open) || (this.over.matches && !one("#behind").hidden));
  }
}
