// Which messages of a channel are drawn: a window over the list of those that
// are loaded. It moves a page at a time and never holds more than `most`.

const page = 50;
const most = 150;

export class LogWindow {
  constructor() {
    this.start = 0;
    this.end = 0;
  }

  toEnd(length) {
    this.end = length;
    this.start = Math.max(0, length - page);
  }

  around(at, length) {
    this.start = Math.max(0, at - page);
    this.end = Math.min(length, at + page);
  }

  older() {
    this.start = Math.max(0, this.start - page);
    this.end = Math.min(this.end, this.start + most);
  }

  newer(length) {
    this.end = Math.min(length, this.end + page);
    this.start = Math.max(this.start, this.end - most);
  }

  /** prepended shows older messages that were put before the window. */
  prepended(added, length) {
    this.end = Math.min(length, this.end + added, most);
    this.start = 0;
    if (this.end === 0) this.toEnd(length);
  }

  /** appended goes on with the newest if the window had the one before it. */
  appended(length, follow) {
    if (this.end < length - 1) return;
    this.end = length;
    if (follow) this.start = Math.max(this.start, this.end - most);
  }

  removed(length) {
    this.end = Math.min(this.end, length);
    this.start = Math.min(this.start, this.end);
  }
}
