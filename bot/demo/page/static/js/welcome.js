// The beginning of a channel: what it is for, and how to talk to the bot.

import { h, icon } from "./dom.js";
import { avatar, displayName } from "./avatar.js";

function step(label, what, act) {
  return h("li", {}, h("button", { type: "button", class: "try", onclick: act }, h("kbd", {}, label), h("span", {}, what)));
}

/** welcome stands above the first message. */
export function welcome(app) {
  const { store, composer } = app;
  const channel = store.current();
  const bot = displayName(store.bot);
  if (channel.type === 1) {
    return h("section", { class: "welcome" }, avatar(store.bot, "large"), h("h2", {}, bot),
      h("p", {}, `This is the beginning of your direct messages with ${bot}. Just write what you want to know.`));
  }
  const thread = channel.type === 11;
  return h("section", { class: "welcome" },
    h("span", { class: "welcome-icon", "aria-hidden": "true" }, icon(thread ? "thread" : "hash")),
    h("h2", {}, thread ? channel.name : `Welcome to #${channel.name}`),
    h("p", {}, channel.topic || (thread ? "This is the beginning of the thread." : "This is the beginning of the channel.")),
    channel.can_send !== false && h("ul", { class: "tries", "aria-label": "Ways to begin" },
      step("/", "Open the commands", () => composer.set("/")),
      step("@", `Mention ${bot} and ask`, () => composer.set(`@${store.bot.username} `)),
      step("DM", `Write to ${bot} directly`, () => app.open(store.dm.id))));
}
