// Asks the directory once a second and shows what is new.

import { count, setClock, tickClocks } from "./dom.js";
import { showDetail, showGone, showNone } from "./detail.js";
import { addToFeed, narrowFeed } from "./feed.js";
import { showList } from "./list.js";

const ASK_EVERY_MS = 1000;
const TICK_EVERY_MS = 250;
/// An answer that takes longer will not come.
const PATIENCE_MS = 5000;

const part = (id) => document.getElementById(id);
const page = {
  status: part("status"), counts: part("counts"), filter: part("filter"), pause: part("pause"),
  list: part("list"), detail: part("detail"), entries: part("entries"), note: part("feed-note"),
  only: part("only"), onlyLabel: part("only-label"), main: document.querySelector("main"),
};

/// What was seen last, with the tags by which the directory knows it.
const seen = { overview: null, overviewTag: null, sessionTag: null, sessionHash: null, since: null, last: 0 };
let isPaused = false;

/// The session that is looked at: its address in this page, and its three names.
function selected() {
  const names = location.hash.startsWith("#/") ? location.hash.slice(2).split("/") : [];
  if (names.length !== 3) return null;
  try {
    return { hash: location.hash, names: names.map(decodeURIComponent) };
  } catch {
    return null;
  }
}

/// The answer to a question that may be known already: `null` where it is.
async function ask(path, tag = null) {
  const headers = tag ? { "If-None-Match": tag } : {};
  const answer = await fetch(path, { headers, cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
  if (answer.status === 304) return null;
  if (answer.status === 404) return { gone: true };
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return { tag: answer.headers.get("ETag"), body: await answer.json() };
}

function list() {
  if (seen.overview) showList(page.list, seen.overview, page.filter.value, selected()?.hash);
}

async function askChanges() {
  let { body } = await ask(`/debug/changes?after=${seen.last}`);
  if (seen.since !== null && body.since !== seen.since) {
    // The directory has started again, and its journal with it.
    page.entries.replaceChildren();
    ({ body } = await ask("/debug/changes?after=0"));
  }
  setClock(body.now);
  if (body.dropped > 0) {
    page.note.textContent = `${count(body.dropped, "earlier change is", "earlier changes are")} not remembered any more.`;
    page.note.hidden = false;
  }
  seen.since = body.since;
  seen.last = body.last;
  addToFeed(page.entries, body.entries);
  narrow();
}

async function askOverview() {
  const answer = await ask("/debug/sessions", seen.overviewTag);
  if (!answer) return;
  seen.overview = answer.body;
  seen.overviewTag = answer.tag;
  const members = answer.body.deployments.flatMap((it) => it.sessions).reduce((sum, it) => sum + it.members, 0);
  page.counts.textContent = `${count(answer.body.total, "session", "sessions")}, ${count(members, "member", "members")}`;
  list();
}

async function askSession() {
  const at = selected();
  page.main.dataset.detail = at ? "open" : "closed";
  page.onlyLabel.hidden = !at;
  if (!at) {
    if (seen.sessionHash !== "") showNone(page.detail);
    Object.assign(seen, { sessionHash: "", sessionTag: null });
    return;
  }
  const known = seen.sessionHash === at.hash ? seen.sessionTag : null;
  const answer = await ask(`/debug/sessions/${at.names.map(encodeURIComponent).join("/")}`, known);
  // The user may have gone on to another one meanwhile.
  if (!answer || selected()?.hash !== at.hash) return;
  Object.assign(seen, { sessionHash: at.hash, sessionTag: answer.tag ?? null });
  if (answer.gone) showGone(page.detail, at.names[2]);
  else showDetail(page.detail, at.names[0], answer.body);
}

function narrow() {
  narrowFeed(page.entries, page.only.checked ? (selected()?.hash ?? null) : null);
}

function say(state, text) {
  if (page.status.textContent === text) return;
  page.status.dataset.state = state;
  page.status.textContent = text;
}

async function askAll() {
  try {
    await askChanges();
    await askOverview();
    await askSession();
    say("live", "live");
  } catch {
    // Whatever it is, the next question may be answered.
    say("lost", "the directory does not answer");
  }
  tickClocks();
}

async function keepAsking() {
  for (;;) {
    if (!isPaused && !document.hidden) await askAll();
    await new Promise((resume) => setTimeout(resume, ASK_EVERY_MS));
  }
}

function pause() {
  isPaused = !isPaused;
  page.pause.setAttribute("aria-pressed", String(isPaused));
  page.pause.textContent = isPaused ? "Go on" : "Pause";
  if (isPaused) say("paused", "paused");
}

/// Moves to the next session in the list, or the one before.
function step(by) {
  const links = [...page.list.querySelectorAll("a.row")];
  if (links.length === 0) return;
  const at = links.findIndex((link) => link.getAttribute("aria-current"));
  const next = links[Math.min(Math.max(at + by, 0), links.length - 1)];
  next.focus();
  location.hash = next.getAttribute("href");
}

function key(event) {
  const isTyping = event.target === page.filter;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    if (isTyping && page.filter.value !== "") page.filter.value = "";
    else if (isTyping) page.filter.blur();
    else location.hash = "";
    list();
    return;
  }
  if (isTyping) return;
  const actions = { "/": () => page.filter.focus(), j: () => step(1), k: () => step(-1), p: pause };
  if (!actions[event.key]) return;
  event.preventDefault();
  actions[event.key]();
}

page.filter.addEventListener("input", list);
page.pause.addEventListener("click", pause);
page.only.addEventListener("change", narrow);
part("skip").addEventListener("click", (event) => {
  // The address names the session: a jump must not change it.
  event.preventDefault();
  page.detail.focus();
});
addEventListener("keydown", key);
addEventListener("hashchange", () => {
  page.detail.scrollTop = 0;
  list();
  narrow();
  askSession().then(tickClocks, () => say("lost", "the directory does not answer"));
});
setInterval(tickClocks, TICK_EVERY_MS);
keepAsking();
