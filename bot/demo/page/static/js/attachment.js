// Files in messages: pictures are shown, all others can be fetched.

import { h, icon } from "./dom.js";
import { filePath } from "./api.js";
import { size } from "./format.js";

const shown = /^image\/(png|jpeg|gif|webp)\b/;

export function attachmentCard(attachment) {
  const address = filePath(attachment);
  const name = attachment.filename;
  if (shown.test(attachment.content_type ?? "")) {
    return h("a", { class: "picture", href: address, target: "_blank", rel: "noopener" },
      h("img", { src: address, alt: attachment.description || name, loading: "lazy" }));
  }
  return h("div", { class: "file" }, icon("file"),
    h("div", {}, h("a", { href: address, download: name }, name), h("small", {}, size(attachment.size))));
}

/** localPicture is where this server has a picture that an embed names; null if it is elsewhere. */
export function localPicture(message, url) {
  if (!url) return null;
  if (url.startsWith("/files/")) return url;
  const attached = (message.attachments ?? []).find((a) => url === `attachment://${a.filename}`);
  return attached ? filePath(attached) : null;
}
