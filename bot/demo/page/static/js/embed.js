// Embeds: the cards that bots put into messages.

import { h } from "./dom.js";
import { when } from "./format.js";
import { localPicture } from "./attachment.js";

function marked(app, tag, props, text, line = false) {
  const element = h(tag, props);
  element.append(line ? app.markdown.renderLine(text) : app.markdown.render(text));
  return element;
}

function title(app, embed) {
  if (!embed.title) return null;
  const words = app.markdown.renderLine(embed.title);
  const element = h("h3", { class: "embed-title" });
  if (/^https?:\/\//i.test(embed.url ?? "")) {
    element.append(h("a", { href: embed.url, target: "_blank", rel: "noopener noreferrer nofollow" }, words));
  } else element.append(words);
  return element;
}

function field(app, f) {
  return h("div", { class: f.inline ? "field inline" : "field" },
    marked(app, "h4", {}, f.name, true), marked(app, "div", { class: "markdown" }, f.value));
}

function footer(embed) {
  const parts = [embed.footer?.text, embed.timestamp && when(new Date(embed.timestamp))].filter(Boolean);
  return parts.length > 0 && h("footer", {}, parts.join(" · "));
}

function picture(message, media, className) {
  const address = localPicture(message, media?.url);
  return address && h("img", { class: className, src: address, alt: media.description ?? "", loading: "lazy" });
}

/** embedCard shows one embed of a message. Pictures from elsewhere are not fetched. */
export function embedCard(app, embed, message) {
  const card = h("section", { class: "embed" },
    h("div", { class: "embed-main" },
      embed.author?.name && h("p", { class: "embed-author" }, embed.author.name),
      title(app, embed),
      embed.description && marked(app, "div", { class: "markdown" }, embed.description),
      embed.fields?.length > 0 && h("div", { class: "fields" }, embed.fields.map((f) => field(app, f))),
      picture(message, embed.image, "embed-image"),
      footer(embed)),
    picture(message, embed.thumbnail, "embed-thumbnail"));
  if (embed.color) card.style.setProperty("--stripe", `#${embed.color.toString(16).padStart(6, "0")}`);
  return card;
}
