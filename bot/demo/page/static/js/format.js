// Times and sizes as people read them. The page's own words are English.

const language = "en-GB";
const day = 24 * 60 * 60 * 1000;
const clock = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
const longDay = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric" });
const whole = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "short" });
const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });

const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

export const time = (date) => clock.format(date);

export const dayName = (date) => longDay.format(date);

export const exactly = (date) => whole.format(date);

export const sameDay = (a, b) => midnight(a) === midnight(b);

/** when says a time as beside a message: today's without its date. */
export function when(date) {
  const days = Math.round((midnight(new Date()) - midnight(date)) / day);
  if (days === 0) return `Today at ${time(date)}`;
  if (days === 1) return `Yesterday at ${time(date)}`;
  return `${date.toLocaleDateString(language)} ${time(date)}`;
}

const styles = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
};

/** moment says a time in one of Discord's styles, "R" being "in two hours". */
export function moment(date, style = "f") {
  if (Number.isNaN(date.getTime())) return "invalid date";
  if (style === "R") return ago(date);
  return new Intl.DateTimeFormat(language, styles[style]).format(date);
}

function ago(date) {
  const seconds = (date.getTime() - Date.now()) / 1000;
  const units = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60]];
  for (const [unit, length] of units) {
    if (Math.abs(seconds) >= length) return relative.format(Math.trunc(seconds / length), unit);
  }
  return relative.format(Math.trunc(seconds), "second");
}

/** size says a number of bytes. */
export function size(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1e6) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}

/** count is a number of code points, which is how Discord counts characters. */
export const count = (text) => [...text].length;
