// What changed lately, the newest first.

import { badge, el, timeOfDay } from "./dom.js";
import { hashOf } from "./list.js";

/// As many as the directory itself remembers.
const SHOWN_MAX = 500;

function author(by) {
  switch (by.kind) {
    case "player": return `by ${by.name || `account ${by.xuid}`}`;
    case "server": return `by server ${by.instance}`;
    case "program": return `by program ${by.client}`;
    case "time": return "by a timer";
    case "absence": return "by an absence";
    default: return "by a write that was in doubt";
  }
}

function move(one) {
  const who = `${one.name || `account ${one.xuid}`} (${one.index})`;
  if (one.lost) return `${who} lost its connection`;
  if (one.was == null) return one.is === "reserved" ? `${who} was given a place` : `${who} joined, ${one.is}`;
  if (one.is == null) return one.was === "reserved" ? `${who} lost its place` : `${who} left`;
  return `${who}: ${one.was} → ${one.is}`;
}

const FATES = { created: ["created", "good"], changed: ["changed", "plain"], ended: ["ended", "bad"] };

/// One line of the feed.
export function feedLine(entry) {
  const at = { scid: entry.session.scid, template: entry.session.templateName, name: entry.session.name };
  const details = entry.moves.map(move);
  if (entry.moreMoves > 0) details.push(`and ${entry.moreMoves} members more`);
  if (entry.stage) details.push(`initialization: ${entry.stage.map((stage) => stage ?? "none").join(" → ")}`);
  // A session that is new or gone has changed in every way, and each change is
  // one of everything.
  const named = entry.types.filter((type) => type !== "everything");
  const types = entry.fate !== "changed" ? [] : named.length > 0 ? named : entry.types;
  const line = el(
    "li",
    { "data-session": hashOf(at).toLowerCase() },
    el("p", { class: "head" },
      el("time", { datetime: entry.at, title: entry.at }, timeOfDay(entry.at)),
      badge(...FATES[entry.fate]),
      el("a", { href: hashOf(at) }, at.name)),
    ...details.map((text) => el("p", { class: "move" }, text)),
    el("p", { class: "note" },
      `change ${entry.changeNumber} of `, el("code", { title: entry.branch }, entry.branch.slice(0, 8)), ` ${author(entry.by)}`),
    types.length > 0 && el("p", { class: "types" }, ...types.map((type) => badge(type))),
  );
  return line;
}

/// Puts new lines on top and drops the oldest.
export function addToFeed(list, entries) {
  list.prepend(...entries.map(feedLine).reverse());
  while (list.children.length > SHOWN_MAX) list.lastElementChild.remove();
}

/// Shows the lines of one session only, or all.
export function narrowFeed(list, session) {
  for (const line of list.children) {
    line.hidden = session !== null && line.dataset.session !== session.toLowerCase();
  }
}
