// Small words for building the page. Text of players becomes text nodes here and
// nowhere else: there is no markup in strings.

/// An element with attributes and children; strings become text.
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child != null && child !== false));
  return element;
}

/// A short label; `tone` colours it.
export function badge(text, tone = "plain", title = null) {
  return el("span", { class: `badge ${tone}`, title }, text);
}

/// Milliseconds that the directory's clock is ahead of this one.
let ahead = 0;

/// Sets the clock by what the directory says.
export function setClock(now) {
  ahead = Date.parse(now) - Date.now();
}

/// The present instant by the directory's clock.
function now() {
  return Date.now() + ahead;
}

/// A span of time in a few letters.
function span(ms) {
  const seconds = Math.round(ms / 1000);
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) return `${minutes} min ${seconds % 60} s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

function wording(element) {
  const left = Date.parse(element.dateTime) - now();
  if (element.dataset.kind === "since") return `${span(Math.max(0, -left))} ago`;
  return left > 0 ? `in ${span(left)}` : "due";
}

/// An instant that is shown as a countdown, and kept up to date.
export function countdown(at) {
  return clock(at, "until");
}

/// An instant that is shown as the time since, and kept up to date.
export function ago(at) {
  return clock(at, "since");
}

function clock(at, kind) {
  const time = el("time", { datetime: at, title: at, "data-kind": kind });
  time.textContent = wording(time);
  return time;
}

/// Brings every instant on the page up to date.
export function tickClocks() {
  for (const time of document.querySelectorAll("time[data-kind]")) {
    const text = wording(time);
    if (time.textContent !== text) time.textContent = text;
    const left = Date.parse(time.dateTime) - now();
    time.classList.toggle("soon", time.dataset.kind === "until" && left < 10_000);
  }
}

/// The time of the day of an instant.
export function timeOfDay(at) {
  const date = new Date(at);
  const two = (number) => String(number).padStart(2, "0");
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/// JSON with line breaks. The text is taken apart and never parsed into numbers,
/// which would round those beyond 2^53.
export function pretty(text) {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+/g) ?? [];
  let out = "";
  let depth = 0;
  tokens.forEach((token, at) => {
    const line = () => `\n${"  ".repeat(depth)}`;
    const isClosed = (next) => next === "}" || next === "]";
    if (token === "{" || token === "[") {
      out += token;
      depth += 1;
      if (!isClosed(tokens[at + 1])) out += line();
    } else if (isClosed(token)) {
      depth -= 1;
      const opened = tokens[at - 1] === "{" || tokens[at - 1] === "[";
      out += opened ? token : line() + token;
    } else if (token === ",") out += token + line();
    else if (token === ":") out += ": ";
    else out += token;
  });
  return out;
}

/// Which foldable parts the user has opened, by their names, so that they are so
/// again after the next change.
const opened = new Map();

/// A part that folds.
export function fold(name, isOpen, summary, ...children) {
  const open = opened.get(name) ?? isOpen;
  const details = el("details", { open }, el("summary", { "data-key": name }, summary), ...children);
  details.addEventListener("toggle", () => opened.set(name, details.open));
  return details;
}

/// What is built anew and stays the same to the keyboard: links by where they
/// lead, foldable parts by their names.
function keyOf(element) {
  return element?.dataset.key ?? element?.getAttribute("href");
}

/// Builds a part of the page anew. It stays where it was scrolled to, and who
/// had the keyboard keeps it.
export function rebuild(place, parts) {
  const focused = place.contains(document.activeElement) ? keyOf(document.activeElement) : null;
  const scroll = place.scrollTop;
  place.replaceChildren(...parts.filter(Boolean));
  place.scrollTop = scroll;
  if (focused == null) return;
  const candidates = [...place.querySelectorAll("a, summary")];
  candidates.find((it) => keyOf(it) === focused)?.focus({ preventScroll: true });
}

/// A list of names and values; those without a value are left out.
export function facts(entries) {
  const shown = entries.filter(([, value]) => value != null && value !== false && value !== "");
  const lines = shown.map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]);
  return lines.length === 0 ? null : el("dl", {}, ...lines);
}

/// A text that can be pointed at to see it whole.
export function code(text) {
  return el("code", { title: text }, text);
}

/// One thing or several.
export function count(number, one, many) {
  return `${number} ${number === 1 ? one : many}`;
}
