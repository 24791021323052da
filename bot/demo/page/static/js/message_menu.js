// What can be done with a message, and with its author.

import { plain, isEphemeral } from "./message.js";
import { displayName } from "./avatar.js";

const commandKinds = { user: 2, message: 3 };

/** MessageMenu is the menu of a message, with the application's commands under Apps. */
export class MessageMenu {
  constructor(app) {
    this.app = app;
  }

  async open(message, at, back, onAuthor = false) {
    if (!message) return;
    const { app } = this;
    const commands = await app.commands();
    const groups = [{ items: this.actions(message) }];
    const apps = isEphemeral(message) ? [] : commands.filter((c) => c.type === commandKinds.message);
    groups.push({ label: "Apps", items: apps.map((c) => ({ label: c.name, picture: "leaf", act: () => app.interactions.onMessage(message, c.name) })) });
    const people = onAuthor ? commands.filter((c) => c.type === commandKinds.user) : [];
    groups.push({ label: displayName(message.author), items: people.map((c) => ({ label: c.name, act: () => app.interactions.onUser(message.channel_id, message.author.id, c.name) })) });
    groups.push({ items: this.ending(message) });
    app.menu.open(groups, at, back);
  }

  actions(message) {
    const { app } = this;
    const channel = app.store.current();
    const own = app.store.isOwn(message);
    const hidden = isEphemeral(message);
    return [
      !hidden && channel.can_send !== false && { label: "Reply", picture: "reply", act: () => app.composer.replyTo(message) },
      own && !hidden && { label: "Edit message", act: () => app.composer.edit(message) },
      !hidden && channel.type === 0 && { label: "Start thread", picture: "thread", act: () => app.dialogs.thread(message) },
      { label: "Copy text", act: () => this.copy(message) },
    ].filter(Boolean);
  }

  ending(message) {
    const { app } = this;
    if (isEphemeral(message)) return [{ label: "Dismiss message", act: () => app.dismiss(message) }];
    if (!(message.can_delete ?? app.store.isOwn(message))) return [];
    return [{ label: "Delete message", danger: true, act: () => app.dialogs.remove(message) }];
  }

  async copy(message) {
    const embeds = (message.embeds ?? []).flatMap((e) => [e.title, e.description, ...(e.fields ?? []).flatMap((f) => [f.name, f.value]), e.footer?.text]);
    const text = [message.content, ...embeds].filter(Boolean).join("\n") || plain(this.app, message);
    await navigator.clipboard.writeText(text).then(() => this.app.toast("Copied"), () => this.app.toast("The browser does not let this page copy."));
  }
}
