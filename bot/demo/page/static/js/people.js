// The switch between the three people that one can be, and the language of
// their client.

import { h, one, replace } from "./dom.js";
import { avatar, displayName } from "./avatar.js";

/** People shows who one is; choosing somebody else begins anew as them. */
export class People {
  constructor(app) {
    this.app = app;
    this.box = one("#people");
    this.locale = one("#locale");
    app.store.on("person", () => this.draw());
    app.store.on("channels", () => this.drawLocale());
    this.locale.addEventListener("change", () => app.setLocale(this.locale.value));
  }

  draw() {
    const { store } = this.app;
    const focused = this.box.contains(document.activeElement);
    replace(this.box, store.people.map((person) => this.person(person)));
    if (focused) this.box.querySelector("input:checked").focus();
    this.drawLocale();
  }

  person({ as, user, role }) {
    return h("label", { class: "person" },
      h("input", { type: "radio", name: "as", value: as, checked: as === this.app.as, onchange: () => this.app.become(as).catch((error) => this.app.toast(error.message)) }),
      avatar(user), h("span", { class: "person-name" }, displayName(user)), h("small", {}, role));
  }

  drawLocale() {
    const { store } = this.app;
    const names = new Intl.DisplayNames("en", { type: "language" });
    replace(this.locale, store.locales.map((l) => h("option", { value: l, selected: l === store.locale }, names.of(l))));
    this.locale.value = store.locale;
  }
}
