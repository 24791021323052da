// Elements out of plain values. Text only ever becomes text nodes: nothing
// that somebody wrote is parsed as HTML here.

/**
 * h makes an element. Properties that start with "on" are listeners, "class"
 * and "dataset" are what they say, null and false are left out, all else is
 * an attribute. Children are nodes, texts or nested lists; null is skipped.
 */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") element.className = value;
    else if (name === "dataset") Object.assign(element.dataset, value);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) element.append(child);
  }
}

/** replace puts new children in the place of all that an element holds. */
export function replace(element, ...children) {
  element.replaceChildren();
  append(element, children);
  return element;
}

/** one finds the only element that a selector of the page names. */
export const one = (selector) => document.querySelector(selector);

/** id makes an identifier for an element that labels or controls another. */
export const id = ((n) => (prefix) => `${prefix}-${++n}`)(0);

/** paths are the icons' outlines on a field of 24 by 24. */
const paths = {
  hash: "M5 9h15M4 15h15M10 4 8 20M16 4l-2 16",
  thread: "M5 5h14v9H11l-4 4v-4H5z",
  at: "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0zm0 0v1.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-4 7.5",
  reply: "M10 7 5 12l5 5M5 12h8a6 6 0 0 1 6 6",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  close: "M6 6l12 12M18 6 6 18",
  send: "M4 12 20 4l-5 16-3.5-6.5z",
  plus: "M12 5v14M5 12h14",
  slash: "M15 5 9 19",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
  code: "M8 7l-5 5 5 5M16 7l5 5-5 5",
  menu: "M4 7h16M4 12h16M4 17h16",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M4 12H2M22 12h-2M5 5l1.5 1.5M17.5 17.5 19 19M19 5l-1.5 1.5M6.5 17.5 5 19",
  down: "M12 5v14M6 13l6 6 6-6",
  chevron: "M7 10l5 5 5-5",
  eye: "M2 12s4-6 10-6 10 6 10 6-4 6-10 6S2 12 2 12zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
  external: "M13 5h6v6M19 5l-9 9M17 14v5H5V7h5",
  warning: "M12 4 2.5 20h19zM12 10v4M12 17h.01",
  leaf: "M5 19C4 10 10 4 20 4c1 10-5 16-13 14M5 19l8-9",
};

/** icon draws one of the page's few icons; it says nothing to screen readers. */
export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", paths[name]);
  svg.append(path);
  return svg;
}
