// Marks inside a line that are Discord's own: spoilers, underlining, mentions
// of people, channels, roles and commands, and moments.

import { moment } from "./format.js";

const marks = [
  [/^<@!?(\d+)>/, "user"],
  [/^<#(\d+)>/, "channel"],
  [/^<@&(\d+)>/, "role"],
  [/^<\/([^:>\n]{1,100}):\d+>/, "command"],
  [/^<t:(-?\d{1,12})(?::([tTdDfFR]))?>/, "moment"],
  [/^<a?:(\w{2,32}):\d+>/, "emoji"],
];

function mention(state, silent) {
  if (state.src.charCodeAt(state.pos) !== 0x3c) return false;
  const rest = state.src.slice(state.pos, state.pos + 140);
  for (const [pattern, kind] of marks) {
    const found = pattern.exec(rest);
    if (!found) continue;
    if (!silent) state.push("mention", "", 0).meta = { kind, value: found[1], style: found[2] };
    state.pos += found[0].length;
    return true;
  }
  return false;
}

function spoiler(state, silent) {
  if (!state.src.startsWith("||", state.pos)) return false;
  const end = state.src.indexOf("||", state.pos + 2);
  if (end < 0 || end === state.pos + 2) return false;
  if (!silent) {
    state.push("spoiler_open", "", 1);
    const { pos, posMax } = state;
    state.pos += 2;
    state.posMax = end;
    state.md.inline.tokenize(state);
    Object.assign(state, { pos, posMax });
    state.push("spoiler_close", "", -1);
  }
  state.pos = end + 2;
  return true;
}

const say = {
  user: (names, value) => `@${names.user(value) ?? "unknown-user"}`,
  channel: (names, value) => `#${names.channel(value) ?? "unknown"}`,
  role: (names, value) => `@${names.role(value) ?? "unknown-role"}`,
  command: (names, value) => `/${value}`,
  emoji: (names, value) => `:${value}:`,
};

/** discordMarks is a plugin of markdown-it; `names` says who is meant. */
export function discordMarks(md, names) {
  const { escapeHtml } = md.utils;
  md.inline.ruler.before("autolink", "mention", mention);
  // The rule for plain text would take bars along.
  md.inline.ruler.before("text", "spoiler", spoiler);
  md.inline.ruler.before("text", "bar", textUpToBar);

  md.renderer.rules.mention = (tokens, i) => {
    const { kind, value, style } = tokens[i].meta;
    if (kind === "moment") {
      const at = new Date(Number(value) * 1000);
      return `<time datetime="${at.toISOString()}">${escapeHtml(moment(at, style))}</time>`;
    }
    return `<span class="mention" data-kind="${kind}" data-value="${escapeHtml(value)}">${escapeHtml(say[kind](names, value))}</span>`;
  };
  md.renderer.rules.spoiler_open = () => '<span class="spoiler" role="button" tabindex="0" aria-label="Spoiler: show" aria-expanded="false"><span>';
  md.renderer.rules.spoiler_close = () => "</span></span>";
  const strong = { open: ["<strong>", "<u>"], close: ["</strong>", "</u>"] };
  md.renderer.rules.strong_open = (tokens, i) => strong.open[Number(tokens[i].markup === "__")];
  md.renderer.rules.strong_close = (tokens, i) => strong.close[Number(tokens[i].markup === "__")];
}

/** textUpToBar takes plain text that ends before a bar, and nothing else. */
function textUpToBar(state) {
  const found = /^[^\n!#$%&*+\-:<=>@[\]\\^_`{}~|]+(?=\|)/.exec(state.src.slice(state.pos, state.posMax));
  if (!found) return false;
  state.pending += found[0];
  state.pos += found[0].length;
  return true;
}
