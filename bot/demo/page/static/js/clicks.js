// Clicks inside messages: spoilers, mentioned channels and commands, and links
// to messages that are here.

/** clicks listens on the log for all messages at once. */
export function clicks(app, log) {
  log.addEventListener("click", (event) => {
    const spoiler = event.target.closest(".spoiler");
    if (spoiler) return reveal(spoiler);
    const mention = event.target.closest(".mention");
    if (mention?.dataset.kind === "channel") return app.open(mention.dataset.value);
    if (mention?.dataset.kind === "command") return app.composer.set(`/${mention.dataset.value}`);
    const link = event.target.closest("a[href]");
    const place = /\/channels\/(?:\d+|@me)\/(\d+)(?:\/(\d+))?$/.exec(link?.href ?? "");
    if (!place || !app.store.find(place[1])) return undefined;
    event.preventDefault();
    return app.jump(place[1], place[2]);
  });
  log.addEventListener("keydown", (event) => {
    if (!event.target.matches(".spoiler") || !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    reveal(event.target);
  });
}

function reveal(spoiler) {
  spoiler.classList.add("shown");
  spoiler.setAttribute("aria-expanded", "true");
  spoiler.removeAttribute("aria-label");
}
