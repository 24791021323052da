// The page's beginning: puts the parts together and keeps who and where.

import { API } from "./api.js";
import { Store } from "./store.js";
import { listen } from "./events.js";
import { readAddress, writeAddress } from "./address.js";
import { Markdown } from "./markdown.js";
import { Interactions } from "./interactions.js";
import { Log } from "./log.js";
import { MessageFocus } from "./message_focus.js";
import { MessageMenu } from "./message_menu.js";
import { Menu } from "./menu.js";
import { Composer } from "./composer.js";
import { slashPaths } from "./suggestions.js";
import { Modal } from "./modal.js";
import { Dialogs } from "./dialogs.js";
import { Sidebar } from "./sidebar.js";
import { People } from "./people.js";
import { PlaceBar } from "./place_bar.js";
import { Behind } from "./behind.js";
import { Drawers } from "./drawers.js";
import { announce, toast } from "./announce.js";
import { displayName } from "./avatar.js";
import { clicks } from "./clicks.js";
import { look } from "./look.js";
import { icon, one } from "./dom.js";

/** App is what the parts share. */
class App {
  constructor() {
    const store = new Store();
    this.store = store;
    this.toast = toast;
    this.reached = true;
    this.menus = new Map(); // commands by channel
    this.markdown = new Markdown({
      user: (id) => store.user(id) && displayName(store.user(id)),
      channel: (id) => store.find(id)?.name,
      role: (id) => store.guild.roles.find((r) => r.id === id)?.name,
    });
    this.interactions = new Interactions(this);
    this.sidebar = new Sidebar(this);
    this.people = new People(this);
    this.bar = new PlaceBar(this);
    this.composer = new Composer(this);
    this.log = new Log(this);
    this.messageFocus = new MessageFocus(this);
    this.messageMenu = new MessageMenu(this);
    this.menu = new Menu();
    this.modal = new Modal(this);
    this.dialogs = new Dialogs(this);
    this.drawers = new Drawers(this);
    this.behind = new Behind(this);
    announce(this);
    clicks(this, one("#log"));
    store.on("commands", () => this.menus.clear());
    addEventListener("hashchange", () => this.follow());
  }

  get as() {
    return this.api.as;
  }

  /** become loads everything as one of the people sees it. */
  async become(as, channel = this.store.channel) {
    this.stopListening?.();
    this.api = new API(as);
    const state = await this.api.state();
    this.menus.clear();
    this.log.clear();
    this.store.channel = null;
    this.store.adopt(as, state);
    this.open(this.store.find(channel) ? channel : this.store.channels.find((c) => c.type === 0).id);
    this.stopListening = listen(this, state.cursor, () => this.become(this.as).catch((error) => toast(error.message)));
    this.modal.restore(state.interactions);
    this.interactions.resume(state.interactions);
  }

  open(channel) {
    if (!this.store.find(channel)) return;
    this.drawers?.close();
    writeAddress(this.as, channel);
    if (channel === this.store.channel) return;
    this.store.open(channel);
    if (matchMedia("(hover: hover)").matches) this.composer.focus();
  }

  /** follow goes where a changed fragment points. */
  follow() {
    const { as, channel } = readAddress();
    if (as !== this.as) this.become(as, channel).catch((error) => toast(error.message));
    else if (channel) this.open(channel);
  }

  async refresh() {
    const state = await this.api.state();
    this.store.refresh(state);
    if (!this.store.current()) this.open(this.store.channels[0].id);
  }

  /** jump goes to a message, in another channel too. */
  async jump(channel, message) {
    if (channel !== this.store.channel) this.open(channel);
    if (message && !(await this.log.reveal(message))) toast("That message is no longer there.");
  }

  /** commands are those that are offered here and now. */
  async commands() {
    const { channel } = this.store;
    if (!this.menus.has(channel)) {
      const { commands } = await this.api.commands(channel);
      this.menus.set(channel, commands);
    }
    return this.menus.get(channel);
  }

  async slashCommands() {
    try {
      return slashPaths(await this.commands(), this.store.locale);
    } catch (error) {
      toast(error.message);
      return [];
    }
  }

  async setLocale(locale) {
    try {
      this.store.refresh(await this.api.setLocale(locale));
      this.menus.clear();
    } catch (error) {
      toast(error.message);
    }
  }

  /** dismiss takes an ephemeral message out of sight. */
  async dismiss(message) {
    await this.api.remove(message.channel_id, message.id).catch(() => undefined);
    this.store.remove(message.channel_id, message.id);
    this.composer.focus();
  }

  reachable(yes) {
    if (this.reached === yes) return;
    this.reached = yes;
    this.bar.connection();
  }

  shade() {
    this.drawers?.shade();
  }
}

look();
for (const [button, picture] of [["#attach", "plus"], ["#commands", "slash"], ["#send", "send"], ["#open-sidebar", "menu"]]) one(button).append(icon(picture));
const { as, channel } = readAddress();
const app = new App();
app.become(as, channel).then(() => {
  one("#starting").hidden = true;
  one("#app").hidden = false;
  app.log.toEnd();
  app.composer.grow();
  app.composer.focus();
}, (error) => {
  one("#starting").textContent = error.message;
});
