// What is offered while somebody writes: the commands after a slash, people and
// roles after an at sign, channels after a hash.

import { h, icon, one } from "./dom.js";
import { avatar, displayName } from "./avatar.js";
import { Listbox } from "./listbox.js";

/** Suggestions watches a text field; `useCommand` is called for a chosen command. */
export class Suggestions {
  constructor(app, field, useCommand) {
    this.app = app;
    this.field = field;
    this.useCommand = useCommand;
    this.list = new Listbox({ owner: field, label: "Suggestions", pick: (item) => item.act() });
    one("#suggestions").append(this.list.element);
    field.addEventListener("blur", () => this.hide());
    field.addEventListener("click", () => this.update());
  }

  hide() {
    this.round = (this.round ?? 0) + 1; // what was asked for before is no longer wanted
    this.list.hide();
  }

  key(event) {
    return this.list.key(event);
  }

  async update() {
    this.hide();
    const { value, selectionStart } = this.field;
    const round = this.round;
    if (value.startsWith("/") && !value.includes("\n")) {
      const commands = await this.app.slashCommands();
      if (round === this.round) this.list.show(this.commands(commands, value.slice(1)));
      return;
    }
    const word = /(^|\s)([@#])([\w-]*)$/.exec(value.slice(0, selectionStart));
    if (word) this.list.show(word[2] === "@" ? this.people(word[3]) : this.channels(word[3]));
  }

  commands(commands, typed) {
    const wanted = typed.trim().toLowerCase();
    const fits = commands.filter((c) => c.shown.toLowerCase().startsWith(wanted) || c.path.startsWith(wanted));
    const others = commands.filter((c) => !fits.includes(c) && wanted && `${c.shown} ${c.description}`.toLowerCase().includes(wanted));
    return [...fits, ...others].map((c) => ({
      value: c.path, label: `/${c.shown}`, description: c.description, group: displayName(this.app.store.bot),
      before: avatar(this.app.store.bot, "tiny"), act: () => this.useCommand(c),
    }));
  }

  people(typed) {
    const { store } = this.app;
    const begins = (...names) => names.some((name) => name.toLowerCase().startsWith(typed.toLowerCase()));
    const users = store.users().filter((u) => begins(u.username, displayName(u))).map((u) => ({
      value: u.id, label: displayName(u), description: u.bot ? "App" : `@${u.username}`, before: avatar(u, "tiny"),
      act: () => this.insert(`@${u.username} `, typed.length + 1),
    }));
    const roles = store.roles().filter((r) => begins(r.name)).map((r) => ({
      value: r.id, label: `@${r.name}`, description: "Role", before: icon("at"), act: () => this.insert(`@${r.name} `, typed.length + 1),
    }));
    return [...users, ...roles];
  }

  channels(typed) {
    return this.app.store.channels.filter((c) => c.type !== 1 && c.name.startsWith(typed.toLowerCase())).map((c) => ({
      value: c.id, label: `#${c.name}`, before: icon("hash"), act: () => this.insert(`#${c.name} `, typed.length + 1),
    }));
  }

  insert(text, instead) {
    const { field } = this;
    const at = field.selectionStart;
    field.setRangeText(text, at - instead, at, "end");
    field.focus();
    field.dispatchEvent(new Event("input"));
    this.hide();
  }
}

/** slashPaths lists the slash commands, a subcommand each: {path, shown, description, options}. */
export function slashPaths(commands, locale) {
  const word = (c, field) => c[`${field}_localizations`]?.[locale] ?? c[field];
  const walk = (c, path, shown) => {
    const inner = (c.options ?? []).filter((o) => o.type === 1 || o.type === 2);
    if (inner.length > 0) return inner.flatMap((o) => walk(o, [...path, o.name], [...shown, word(o, "name")]));
    const options = (c.options ?? []).map((o) => ({
      ...o, shown: word(o, "name"), described: word(o, "description"),
      choices: o.choices?.map((choice) => ({ ...choice, shown: choice.name_localizations?.[locale] ?? choice.name })),
    }));
    return [{ path: path.join(" "), shown: shown.join(" "), description: word(c, "description"), options }];
  };
  return commands.filter((c) => c.type === 1).flatMap((c) => walk(c, [c.name], [word(c, "name")]));
}

/** heading is the line above the fields of a command. */
export const heading = (command) => [h("b", {}, `/${command.shown}`), h("span", { class: "faint" }, command.description)];
