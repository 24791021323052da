// Files in messages: pictures are shown, all others can be fetched.

import { h, icon } from "./dom.js";
import { filePath } from "./api.js";
import { size } from "./format.js";

// By their names, as bots often say nothing of the kind; the server looks at the bytes.
const pictures = /\.(png|jpe?g|gif|webp)$/i;

/** attachmentCard shows a file; one that only calls itself a picture can be fetched. */
export function attachmentCard(attachment) {
  const { filename, description } = attachment;
  const address = filePath(attachment);
  if (!pictures.test(filename)) return fileCard(attachment);
  const link = h("a", { class: "picture", href: address, target: "_blank", rel: "noopener" },
    h("img", { src: address, alt: description || filename, loading: "lazy", onerror: () => link.replaceWith(fileCard(attachment)) }));
  return link;
}

function fileCard(attachment) {
  const { filename } = attachment;
  return h("div", { class: "file" }, icon("file"),
    h("div", {}, h("a", { href: filePath(attachment), download: filename }, filename), h("small", {}, size(attachment.size))));
}

/** localPicture is where this server has a picture that an embed names; null if it is elsewhere. */
export function localPicture(message, url) {
  if (!url) return null;
  if (url.startsWith("/files/")) return url;
  const attached = (message.attachments ?? []).find((a) => url === `attachment://${a.filename}`);
  return attached ? filePath(attached) : null;
}
