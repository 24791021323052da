// What a test sees of the page: controls by their names, and texts that are in sight.
window.eyes = {
  name(element) {
    const by = element.getAttribute("aria-labelledby");
    const said = element.getAttribute("aria-label") ?? (by ? by.split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ") : (element.labels?.[0] ?? element).textContent);
    return said.replace(/\*$/, "").replace(/\s+/g, " ").trim();
  },

  inSight(element) {
    return element.checkVisibility({ visibilityProperty: true }) && !element.closest("[inert]") && element.getClientRects().length > 0;
  },

  // The last one that fits: the newest message stands last.
  find(selector, name) {
    const all = [...document.querySelectorAll(selector)].filter((e) => this.inSight(e));
    return all.filter((e) => this.name(e) === name).at(-1) ?? all.filter((e) => name === "" || this.name(e).includes(name)).at(-1);
  },

  // Where to press it, null while it is not there, moves, is covered or busy.
  async spot(selector, name) {
    const element = this.find(selector, name);
    if (!element || element.disabled || element.getAttribute("aria-busy") === "true") return null;
    element.scrollIntoView({ block: "nearest" });
    const before = element.getBoundingClientRect();
    await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
    const box = element.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const hit = document.elementFromPoint(x, y);
    if (box.y !== before.y || !hit || !(element === hit || element.contains(hit) || hit.contains(element))) return null;
    return [x, y];
  },

  log() {
    return document.querySelector("#log").innerText.replace(/\s+/g, " ");
  },

  last() {
    return [...document.querySelectorAll("#log .message")].at(-1)?.innerText.replace(/\s+/g, " ") ?? "";
  },
};
