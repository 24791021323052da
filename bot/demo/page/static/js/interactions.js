// What the bot is asked to do: buttons, menus, commands and forms. One that the
// bot does not answer in time says so where it was begun.

import { displayName } from "./avatar.js";

const failed = "This interaction failed";
const silent = "The application did not respond";

/** Interactions runs them one by one for the person that acts. */
export class Interactions {
  constructor(app) {
    this.app = app;
  }

  /** run carries a request out: a form that comes back is opened, what went wrong is told. */
  async run(request, { channel, trouble }) {
    this.app.modal.await(true);
    try {
      const interaction = await request;
      this.app.modal.await(false);
      this.app.store.emit("activity");
      if (interaction.state === "failed") trouble(interaction.error || silent);
      if (interaction.modal) this.app.modal.open({ interaction: interaction.id, channel, ...interaction.modal });
      return interaction;
    } catch (error) {
      this.app.modal.await(false);
      trouble(error.message);
      return null;
    }
  }

  /** press uses a component of a message; its control is busy until the bot has answered. */
  async press(message, customId, values, control) {
    const { api, log } = this.app;
    log.trouble(message.id, "");
    control?.setAttribute("aria-busy", "true");
    await this.run(api.component({ channel: message.channel_id, message: message.id, custom_id: customId, values }), {
      channel: message.channel_id,
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
    const { store } = this.app;
    return { channel, trouble: (what) => this.app.log.note(channel, `${displayName(store.me)} used ${name}`, what) };
  }
}
