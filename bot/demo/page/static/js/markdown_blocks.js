// Blocks as Discord has them: headings of three levels, subtext, and quotes
// that end with their line.

const lineOf = (state, n) => state.src.slice(state.bMarks[n] + state.tShift[n], state.eMarks[n]);

/** wrap puts inline text between two tokens of a tag. */
function wrap(state, line, type, tag, text) {
  state.push(`${type}_open`, tag, 1).map = [line, line + 1];
  const inline = state.push("inline", "", 0);
  inline.content = text;
  inline.map = [line, line + 1];
  inline.children = [];
  state.push(`${type}_close`, tag, -1);
  state.line = line + 1;
}

function heading(state, line, end, silent) {
  const found = /^(#{1,3}) +(\S.*)$/.exec(lineOf(state, line));
  if (!found) return false;
  if (!silent) wrap(state, line, "heading", `h${found[1].length + 2}`, found[2].trim());
  return true;
}

function subtext(state, line, end, silent) {
  const found = /^-# +(\S.*)$/.exec(lineOf(state, line));
  if (!found) return false;
  if (!silent) wrap(state, line, "subtext", "small", found[1]);
  return true;
}

/** quote takes lines that begin with "> "; after ">>> " all to the end. */
function quote(state, line, end, silent) {
  const first = lineOf(state, line);
  const rest = first.startsWith(">>> ");
  if (!rest && !/^>( |$)/.test(first)) return false;
  if (silent) return true;
  const quoted = [];
  let next = line;
  for (; next < end && (rest || /^>( |$)/.test(lineOf(state, next))); next++) {
    const text = state.src.slice(state.bMarks[next], state.eMarks[next]);
    quoted.push(rest ? text.replace(/^>>> /, "") : lineOf(state, next).slice(2));
  }
  state.push("blockquote_open", "blockquote", 1).map = [line, next];
  state.md.block.parse(quoted.join("\n"), state.md, state.env, state.tokens);
  state.push("blockquote_close", "blockquote", -1);
  state.line = next;
  return true;
}

/** discordBlocks is a plugin of markdown-it. */
export function discordBlocks(md) {
  const ends = { alt: ["paragraph", "list"] };
  md.block.ruler.at("heading", heading, ends);
  md.block.ruler.before("heading", "subtext", subtext, ends);
  md.block.ruler.before("heading", "quote", quote, ends);
}
