// Discord's Markdown: markdown-it with what Discord does not know switched off
// and Discord's own additions as rules. HTML in a message stays text.

import MarkdownIt from "../vendor/markdown-it.esm.min.mjs";
import { discordBlocks } from "./markdown_blocks.js";
import { discordMarks } from "./markdown_marks.js";

const unknown = ["table", "code", "hr", "reference", "lheading", "html_block", "blockquote"];

/** Markdown renders messages; `names` finds users, channels and roles by id. */
export class Markdown {
  constructor(names) {
    const md = new MarkdownIt({ html: false, breaks: true, linkify: true, typographer: false });
    md.disable([...unknown, "image", "entity"]);
    md.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
    // Nothing but addresses of the web becomes a link: no scripts, no paths of this page.
    md.validateLink = (url) => /^https?:\/\//i.test(url);
    md.use(discordBlocks).use(discordMarks, names);
    md.renderer.rules.link_open = (tokens, i, options, env, self) => {
      tokens[i].attrSet("target", "_blank");
      tokens[i].attrSet("rel", "noopener noreferrer nofollow");
      return self.renderToken(tokens, i, options);
    };
    this.md = md;
  }

  /** render is a fragment with a text in it; the parser has escaped all HTML. */
  render(text) {
    const template = document.createElement("template");
    template.innerHTML = this.md.render(text);
    return template.content;
  }

  /** renderLine does the same for one line without blocks. */
  renderLine(text) {
    const template = document.createElement("template");
    template.innerHTML = this.md.renderInline(text);
    return template.content;
  }
}
