// Who and where: the page's fragment, so that a reload loses nothing and a
// second window can be somebody else.

/** readAddress takes the person and the channel out of the fragment. */
export function readAddress() {
  const parts = new URLSearchParams(location.hash.slice(1));
  return { as: parts.get("as") ?? "mia", channel: parts.get("channel") };
}

/** writeAddress puts them there without a step of the history for each. */
export function writeAddress(as, channel) {
  const fragment = `#${new URLSearchParams({ as, ...(channel && { channel }) })}`;
  if (location.hash !== fragment) history.replaceState(null, "", fragment);
}
