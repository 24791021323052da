// Light and dark: as the system has it until somebody switches.

import { icon, one, replace } from "./dom.js";
import { keepPreference, preference } from "./memory.js";

/** look applies the choice and lets the button change it. */
export function look() {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const button = one("#theme");
  const chosen = () => preference("theme", null) ?? (dark.matches ? "dark" : "light");
  const apply = () => {
    root.dataset.theme = chosen();
    replace(button, icon("sun"));
    button.setAttribute("aria-pressed", String(chosen() === "dark"));
  };
  button.setAttribute("aria-label", "Dark colours");
  button.addEventListener("click", () => {
    keepPreference("theme", chosen() === "dark" ? "light" : "dark");
    apply();
  });
  dark.addEventListener("change", apply);
  apply();
}
