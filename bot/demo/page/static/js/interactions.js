// What the bot is asked to do: buttons, menus, commands and forms. One that the
// bot does not answer in time says so where it was begun.

import { displayName } from "./avatar.js";
import { awaitedOf, keepAwaited } from "./memory.js";

const failed = "This interaction failed";
const unreached = 0; // the status of a request that a reload has cut, among others
const silent = "The application did not respond";

/** Interactions runs them one by one for the person that acts. */
export class Interactions {
  constructor(app) {
    this.app = app;
    this.pending = new Set(); // those that a reload came between
  }

  /**
   * run carries a request out: a form that comes back is opened, what went wrong is told.
   * `heading` says what was done, should the page be reloaded meanwhile.
   */
  async run(request, { heading, trouble }) {
    const { as } = this.app;
    keepAwaited(as, heading);
    try {
      const interaction = await request;
      keepAwaited(as, null);
      this.app.store.emit("activity");
      this.#outcome(interaction, trouble);
      return interaction;
    } catch (error) {
      if (error.status !== unreached) keepAwaited(as, null);
      trouble(error.message);
      return null;
    }
  }

  #outcome(interaction, trouble) {
    if (interaction.state === "failed") trouble(interaction.error || silent);
    if (interaction.modal) this.app.modal.open({ interaction: interaction.id, ...interaction.modal });
  }

  /** resume goes on with what a reload came between; `open` are those that the server has open. */
  resume(open) {
    const awaited = awaitedOf(this.app.as) !== null;
    const shown = this.app.modal.form?.interaction;
    const begun = open.filter((i) => awaited && i.id !== shown && (i.state === "waiting" || i.modal));
    this.pending = new Set(begun.map((i) => i.id));
    if (begun.length === 0) keepAwaited(this.app.as, null);
    for (const interaction of begun) this.heard(interaction);
  }

  /** heard is told of every interaction that changes. */
  heard(interaction) {
    if (interaction.state === "waiting" || !this.pending.delete(interaction.id)) return;
    const { as, log } = this.app;
    this.#outcome(interaction, (what) => log.note(interaction.channel, awaitedOf(as), what));
    if (this.pending.size === 0) keepAwaited(as, null);
  }

  /** press uses a component of a message; its control is busy until the bot has answered. */
  async press(message, customId, values, control) {
    const { api, log } = this.app;
    log.trouble(message.id, "");
    control?.setAttribute("aria-busy", "true");
    await this.run(api.component({ channel: message.channel_id, message: message.id, custom_id: customId, values }), {
      heading: `${displayName(this.app.store.me)} used a control of ${displayName(message.author)}`,
      trouble: (what) => log.trouble(message.id, what === silent ? failed : what),
    });
    control?.removeAttribute("aria-busy");
  }

  /** command runs a slash command and tells whether the bot has answered. */
  async command(call, files) {
    const interaction = await this.run(this.app.api.command(call, files), this.#local(call.channel, `/${call.command}`));
    return interaction !== null;
  }

  onMessage(message, name) {
    return this.run(this.app.api.messageCommand({ channel: message.channel_id, message: message.id, name }), this.#local(message.channel_id, name));
  }

  onUser(channel, user, name) {
    return this.run(this.app.api.userCommand({ channel, user, name }), this.#local(channel, name));
  }

  /** local is what a command that fails leaves behind: a note that only this page knows. */
  #local(channel, name) {
    const heading = `${displayName(this.app.store.me)} used ${name}`;
    return { heading, trouble: (what) => this.app.log.note(channel, heading, what) };
  }
}
