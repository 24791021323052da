// People as they look: their name, their colour, and a round picture with an
// initial. The bot has a leaf.

import { h, icon } from "./dom.js";

/** displayName is what somebody goes by. */
export const displayName = (user) => user.global_name || user.username;

/** hue is one of six colours, the same for somebody each time. */
export const hue = (user) => String(user.bot ? 0 : 1 + (Number(user.id.slice(-6)) + user.username.length) % 5);

/** avatar says nothing to screen readers: the name stands beside it. */
export function avatar(user, size = "") {
  const inside = user.bot ? icon("leaf") : displayName(user).slice(0, 1).toUpperCase();
  return h("span", { class: `avatar ${size}`, dataset: { hue: hue(user) }, "aria-hidden": "true" }, inside);
}
