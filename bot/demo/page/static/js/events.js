// Server-sent events: what happens, as soon as it happens, to the store.

const pause = 1000; // milliseconds before a lost stream is opened again

/**
 * listen follows the events of one person from a cursor on, and returns a
 * function that ends it. `reset` is called when the server no longer has what
 * was missed.
 */
export function listen(app, cursor, reset) {
  const { store } = app;
  let source = null;
  let timer = null;
  let last = cursor;

  const handlers = {
    message: (message) => {
      store.put(message);
      store.emit("activity");
    },
    delete: ({ channel, message }) => {
      store.remove(channel, message);
      store.emit("activity");
    },
    typing: ({ channel, on }) => store.setTyping(channel, on),
    channel: () => app.refresh(),
    commands: () => store.emit("commands"),
    interaction: (interaction) => {
      app.interactions.heard(interaction);
      store.emit("activity");
    },
    connection: ({ connected }) => {
      store.connected = connected;
      store.emit("connection");
    },
    reset,
  };

  const open = () => {
    source = new EventSource(app.api.url("/api/events", { cursor: last }));
    source.onopen = () => app.reachable(true);
    // The browser's own reconnecting would repeat the first cursor.
    source.onerror = () => {
      source.close();
      app.reachable(false);
      timer = setTimeout(open, pause);
    };
    for (const [name, handle] of Object.entries(handlers)) {
      source.addEventListener(name, (event) => {
        if (event.lastEventId) last = event.lastEventId;
        handle(event.data ? JSON.parse(event.data) : {});
      });
    }
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
