// The list of sessions, by deployment.

import { badge, count, countdown, el, fold, pretty, rebuild } from "./dom.js";

/// Where a session is found in the address of this page.
export function hashOf(session) {
  return `#/${[session.scid, session.template, session.name].map(encodeURIComponent).join("/")}`;
}

/// Words for who may come in, by what the session says itself.
export function door(session) {
  const words = {
    publicAdvertised: ["public", "good"],
    joinViaPresence: ["by presence", "plain"],
    inviteOnly: ["by invite", "plain"],
    open: ["open", "good"],
    visible: ["visible", "plain"],
    private: ["private", "plain"],
  };
  const [text, tone] = words[session.eos ? session.eos.permission : session.visibility];
  const badges = [badge(text, tone, "Who may find and join")];
  if (session.closed) badges.push(badge("closed", "warn", "Nobody joins without a reservation"));
  if (session.locked) badges.push(badge("locked", "warn", "Only who was in it comes back"));
  if (!session.eos && session.joinRestriction !== "none") {
    badges.push(badge(`join: ${session.joinRestriction}`, "plain", "Who may join without a reservation"));
  }
  return badges;
}

/// Words for what a session is at.
export function condition(session) {
  const badges = [];
  const play = { inProgress: ["in play", "good"], ended: ["play ended", "plain"] };
  if (session.eos && play[session.eos.state]) badges.push(badge(...play[session.eos.state]));
  if (session.initializing) {
    const tone = session.initializing.stage === "failed" ? "bad" : "busy";
    badges.push(badge(session.initializing.stage, tone, `Initialization, episode ${session.initializing.episode}`));
  }
  if (session.abandoned) badges.push(badge("owner lost", "bad", "Nobody is connected who keeps it alive"));
  return badges;
}

function meter(session) {
  const full = session.capacity > 0 && session.taken >= session.capacity;
  const title = session.eos
    ? `${count(session.taken, "player", "players")} registered of ${session.capacity}; ${count(session.members, "member", "members")}, ${session.active} active`
    : `${count(session.members, "member", "members")} of ${session.capacity}, ${session.active} active`;
  return el("span", { class: full ? "slots full" : "slots", title }, `${session.taken}/${session.capacity}`);
}

function row(session, selected) {
  const href = hashOf(session);
  const current = href === selected ? "true" : null;
  return el(
    "li",
    {},
    el(
      "a",
      { href, class: "row", "aria-current": current, title: session.name },
      el("span", { class: "name" }, session.name),
      meter(session),
      el("span", { class: "template" }, session.eos ? session.eos.bucket : session.template),
      el("span", { class: "badges" }, ...condition(session), ...door(session)),
      el("span", { class: "timer" }, session.nextTimer ? countdown(session.nextTimer) : null),
    ),
  );
}

function matches(session, words) {
  const text = [
    session.scid, session.template, session.name, ...session.owners,
    session.eos ? `${session.eos.bucket} ${session.eos.permission} ${session.eos.state}` : session.visibility,
    session.initializing ? session.initializing.stage : "",
    session.closed ? "closed" : "", session.locked ? "locked" : "",
  ].join(" ").toLowerCase();
  return words.every((word) => text.includes(word));
}

function template(scid, name, used) {
  const body = el("pre", {});
  const part = fold(
    `template ${scid}/${name}`, false,
    [name, used > 0 ? badge(count(used, "session", "sessions")) : null], body,
  );
  const load = async () => {
    if (!part.open || body.textContent !== "") return;
    const answer = await fetch(`/debug/templates/${encodeURIComponent(scid)}/${encodeURIComponent(name)}`);
    body.textContent = answer.ok ? pretty(await answer.text()) : "It is not there any more.";
  };
  part.addEventListener("toggle", load);
  load();
  return part;
}

function deployment(found, sessions, selected) {
  const used = (name) => found.sessions.filter((it) => it.template.toLowerCase() === name.toLowerCase()).length;
  const templates = found.templates.map((name) => template(found.id, name, used(name)));
  return el(
    "section",
    { class: "deployment" },
    el("h2", {}, found.id, " ", badge(count(found.sessions.length, "session", "sessions"))),
    sessions.length > 0
      ? el("ul", { class: "rows" }, ...sessions.map((session) => row(session, selected)))
      : el("p", { class: "note" }, "No session fits the filter."),
    fold(`templates ${found.id}`, false, count(templates.length, "template", "templates"), ...templates),
  );
}

/// Builds the list anew.
export function showList(place, overview, filter, selected) {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const parts = overview.deployments.map((found) => {
    const sessions = found.sessions.map((session) => ({ scid: found.id, ...session }));
    return deployment(found, sessions.filter((session) => matches(session, words)), selected);
  });
  if (overview.total === 0) {
    parts.push(
      el("div", { class: "empty" },
        el("p", {}, "No session is there."),
        el("p", {}, "A deployment shows up with its first session: start a game that hosts, or the sample 03_host, against this directory.")),
    );
  }
  if (overview.total > overview.shown) {
    parts.push(el("p", { class: "note" }, `The newest ${overview.shown} of ${overview.total} sessions.`));
  }
  rebuild(place, parts);
}
