// One session, whole.

import { ago, badge, code, count, countdown, el, facts, fold, pretty, rebuild } from "./dom.js";
import { condition, door } from "./list.js";

const STATES = { active: "good", ready: "busy", reserved: "plain", inactive: "warn" };

const WORK = {
  deactivate: "becomes inactive",
  remove: "is removed",
  removeServer: "is removed",
  endEmpty: "the empty session ends",
  endAbandoned: "the session ends unless an owner comes back",
};

function nameOf(member) {
  return member.name || `account ${member.xuid}`;
}

function connection(link) {
  if (link.lostAt) return [badge("lost", "bad"), " ", ago(link.lostAt)];
  if (link.alive) return [badge("connected", "good", `Push connection ${link.connection}`)];
  if (link.connection) return [badge("ended", "plain", `Push connection ${link.connection}; this session does not live by it`)];
  return [el("span", { class: "note" }, "no connection")];
}

/// Custom values, each in the letters in which it is stored.
function values(texts) {
  const entries = Object.entries(texts);
  if (entries.length === 0) return null;
  return el("dl", { class: "values" }, ...entries.map(([key, text]) => {
    const long = text.length > 48;
    return [el("dt", {}, key), el("dd", {}, long ? el("pre", {}, pretty(text)) : el("code", {}, text))];
  }));
}

function timers(session) {
  if (session.timers.length === 0) return el("p", { class: "note" }, "No timer runs.");
  const line = (timer) => {
    const member = session.members.find((it) => it.index === timer.member);
    const who = member ? `${nameOf(member)} (${timer.member}) ` : timer.member != null ? `Member ${timer.member} ` : timer.server ? `Server ${timer.server} ` : "";
    const why = member ? ` — ${member.lostAt ? "connection lost" : member.state}` : "";
    const work = timer.what === "endStage" ? `the stage ${session.initializing.stage} ends` : WORK[timer.what];
    return el("li", {}, countdown(timer.at), el("span", {}, who, work, why));
  };
  return el("ul", { class: "timers" }, ...session.timers.map(line));
}

/// Whom an episode waits for.
function progress(session, found) {
  const at = session.initializing;
  if (!at || found.episode == null) return null;
  if (found.episode !== at.episode) return badge(`waits for episode ${found.episode}`, "plain");
  if (at.stage !== "measuring") return null;
  return found.measurements || found.serverMeasurements ? badge("measured", "good") : badge("measures", "busy", "Nothing was uploaded yet");
}

function member(session, found) {
  const isHost = session.host && found.deviceToken === session.host;
  const roles = Object.entries(found.roles).map(([kind, role]) => badge(`${kind}: ${role}`));
  const more = [
    facts([
      ["account", code(found.xuid)],
      ["joined", ago(found.joinTime)],
      ["device token", found.deviceToken && code(found.deviceToken)],
      ["connection", found.connection && code(found.connection)],
      ["tapped for", found.subscribed.join(", ")],
      ["episode", found.episode && String(found.episode)],
      ["measured", found.measurements && el("pre", {}, pretty(found.measurements))],
      ["measured of servers", found.serverMeasurements && el("pre", {}, pretty(found.serverMeasurements))],
      ["constants.custom", found.constants && el("pre", {}, pretty(found.constants))],
    ]),
    values(found.properties),
  ];
  const line = [
    el("span", { class: "number" }, String(found.index)),
    el("span", { class: "who" }, nameOf(found)),
    el("span", {}, badge(found.state, STATES[found.state]), " ", ago(found.since)),
    el("span", {}, ...connection(found)),
    el("span", { class: "badges" }, ...[
      found.owner && badge("owner", "good"),
      isHost && badge("host", "good", "Its device token is properties.system.host"),
      found.turn && badge("turn", "busy"),
      progress(session, found),
      found.failure && badge(`failed: ${found.failure}`, "bad", "Why its initialization failed"),
      ...roles,
    ].filter(Boolean)),
  ];
  return el("li", {}, fold(`member ${session.branch} ${found.index}`, false, line, ...more.filter(Boolean)));
}

function members(session) {
  const title = el("h3", {}, `Members ${session.members.length + session.moreMembers}`);
  if (session.members.length === 0) return [title, el("p", { class: "note" }, "Nobody is in it.")];
  return [
    title,
    el("ul", { class: "members" }, ...session.members.map((found) => member(session, found))),
    session.moreMembers > 0 && el("p", { class: "note" }, `and ${session.moreMembers} more`),
  ];
}

function initialization(session) {
  const at = session.initializing;
  if (!at && session.hostCandidates.length === 0) return [];
  const of = (token) => session.members.find((it) => it.deviceToken === token);
  const candidate = (token) => el("li", {}, code(token), of(token) ? ` ${nameOf(of(token))}` : "");
  return [
    el("h3", {}, "Initialization"),
    facts([
      ["stage", at && el("span", {}, badge(at.stage, at.stage === "failed" ? "bad" : "busy"), " since ", ago(at.stageStartTime))],
      ["episode", at && String(at.episode)],
      ["host candidates", session.hostCandidates.length > 0 && el("ol", {}, ...session.hostCandidates.map(candidate))],
    ]),
  ];
}

function eos(session) {
  const settings = session.settings;
  if (!settings) return [];
  const owner = settings.owner.user != null ? `player ${settings.owner.user}` : `server program ${settings.owner.server}`;
  const known = (id) => session.members.find((it) => it.xuid === id.replace(/^0+/, ""));
  const registered = settings.registered.map((id) => el("li", {}, code(id), known(id) ? ` ${nameOf(known(id))}` : ""));
  const attributes = Object.entries(settings.attributes).map(([key, it]) => [key, el("span", {}, el("code", {}, it.value), " ", badge(it.kind))]);
  return [
    el("h3", {}, "EOS settings"),
    facts([
      ["bucket", session.eos.bucket],
      ["owner", owner],
      ["host address", settings.hostAddress && code(settings.hostAddress)],
      ["permission", session.eos.permission],
      ["play", session.eos.state],
      ["join in progress", session.eos.joinInProgress ? "yes" : "no"],
      ["invites allowed", settings.invitesAllowed ? "yes" : "no"],
      ["sanctions", settings.sanctions ? "yes" : "no"],
      ["platforms", settings.platforms.join(", ")],
    ]),
    attributes.length > 0 && el("h4", {}, "Attributes"),
    facts(attributes),
    el("h4", {}, `Registered players ${session.taken} of ${session.capacity}`),
    registered.length > 0 ? el("ol", { class: "ids" }, ...registered) : el("p", { class: "note" }, "None."),
  ];
}

function roles(session) {
  const kinds = Object.entries(session.roles);
  if (kinds.length === 0) return [];
  const of = (text, number) => (number == null ? "" : `, ${text} ${number}`);
  const line = ([name, role]) => el("li", {}, `${name}: ${role.count}${of("target", role.target)}${of("at most", role.max)}`);
  return [
    el("h3", {}, "Roles"),
    facts(kinds.map(([kind, names]) => [kind, el("ul", {}, ...Object.entries(names).map(line))])),
  ];
}

function servers(session) {
  if (session.servers.length === 0) return [];
  const line = (server) => el("li", {}, code(server.name), ` of ${server.client} `, ...connection(server), values(server.values));
  return [el("h3", {}, `Servers ${session.servers.length}`), el("ul", { class: "servers" }, ...session.servers.map(line))];
}

function block(name, isOpen, title, content) {
  return content ? fold(name, isOpen, title, content) : null;
}

function close() {
  return el("a", { href: "#", class: "close", "aria-label": "Close the session" }, "×");
}

/// Builds the session anew.
export function showDetail(place, scid, session) {
  const json = (text) => (text === "{}" ? null : el("pre", {}, pretty(text)));
  const parts = [
    el("header", {},
      el("h2", {}, session.name),
      close()),
    el("p", { class: "badges" }, ...condition(session), ...door(session)),
    facts([
      ["deployment", scid],
      ["template", session.template],
      ["slots", `${session.taken} of ${session.capacity}; ${count(session.members.length + session.moreMembers, "member", "members")}, ${session.active} active`],
      ["owner", session.owners.join(", ")],
      ["visibility", session.eos ? null : `${session.visibility}; read: ${session.readRestriction}, join: ${session.joinRestriction}`],
      ["keywords", session.keywords.join(", ")],
      ["host", session.host && code(session.host)],
      ["made", ago(session.startTime)],
      ["change", el("span", {}, `${session.changeNumber} of branch `, code(session.branch))],
      ["entity tag", code(`"${session.revision}"`)],
      ["search handle", session.searchHandle && code(session.searchHandle)],
      ["in logs", code(session.correlationId)],
    ]),
    el("h3", {}, "Timers"),
    timers(session),
    ...initialization(session),
    ...members(session),
    ...roles(session),
    ...servers(session),
    ...eos(session),
    el("h3", {}, "Values"),
    block("properties", true, "properties.custom", values(session.properties)),
    block("constants", false, "constants.custom", values(session.constants)),
    block("shared", false, "properties.system, as written", json(session.shared)),
    block("system", false, "constants.system", json(session.system)),
    block("record", false, "the record, as it is stored", json(session.record)),
  ];
  rebuild(place, parts);
}

/// Says that a session is gone.
export function showGone(place, name) {
  rebuild(place, [
    el("header", {}, el("h2", {}, name), close()),
    el("p", { class: "empty" }, "There is no such session now. It shows up here when it is made again."),
  ]);
}

/// Says that none is chosen.
export function showNone(place) {
  rebuild(place, [el("p", { class: "empty" }, "Choose a session to see its members, timers and values.")]);
}
