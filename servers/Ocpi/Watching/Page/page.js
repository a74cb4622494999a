// Shows the state of the server and the messages that pass. Whatever came over the wire is put in as text, never as HTML.

const most = 500;
const words = {
  OCPI: "The protocol in which companies that run chargers and companies that serve drivers talk to each other.",
  CPO: "Charge point operator: runs the stations at which cars charge.",
  eMSP: "E-mobility service provider: has the contract with the driver, gives out cards and apps, and sends the bill.",
  EVSE: "The part of a station that charges one car at a time. A station often has several.",
  CDR: "Charge detail record: the account of one finished session, by which the CPO bills the eMSP.",
  Session: "One charge, from plugging in to leaving, as it stands now.",
  Token: "What a driver shows to charge, such as a card or an app. Not to be confused with the secret token by which servers know each other.",
  Tariff: "What charging costs: per kWh, per hour, for parking, or a fixed fee.",
  "Status code": "OCPI's own result inside an answer: 1000 is success, 2xxx is the caller's mistake, 3xxx is the server's.",
};
const roles = {
  CPO: "it runs charging stations, and tells others where they are, what they cost and who charges",
  EMSP: "it serves drivers: it knows where they can charge, lets them start, and bills them",
  HUB: "it connects others with each other",
};
const kept = { locations: "locations", tariffs: "tariffs", tokens: "driver tokens", sessions: "sessions", cdrs: "charge records", hubclientinfo: "parties at hubs" };
const does = {
  AVAILABLE: "free", CHARGING: "charging", RESERVED: "reserved", BLOCKED: "blocked", OUTOFORDER: "out of order",
  INOPERATIVE: "not in use", PLANNED: "planned", REMOVED: "removed", UNKNOWN: "unknown",
};

const $ = id => document.getElementById(id);
const list = $("list");
const waiting = [];
let run = "", paused = false, clearedAt = 0, lookSoon = 0, server = "";

function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

// ---- the state ----

async function look() {
  lookSoon = 0;
  try {
    const answer = await fetch("/watch/state");
    if (answer.ok) show(await answer.json());
  } catch { /* The line of the events says that the server is away. */ }
}

function soon() {
  lookSoon ||= setTimeout(look, 1000);
}

function show(state) {
  const role = spoken(state.role);
  if (server !== state.name) {
    server = state.name;
    document.title = `${state.name}: OCPI, live`;
    $("name").textContent = state.name;
    $("intro").replaceChildren("This server is ", /^[aeiou]/i.test(role) ? "an " : "a ", term(role), `: ${roles[state.role] ?? "a platform"}. Here you watch it talk to its partners in `, term("OCPI"), ` ${state.version}.`);
    $("party").replaceChildren("In messages it signs as ", element("strong", "", state.party), ": country and party.");
  }
  $("versions-url").textContent = state.versions_url;
  partners(state);
  objects(state.modules);
  evses(state.evses);
  sessions(state);
  const missed = state.skipped > 0 ? ` ${number(state.skipped)} came too fast to be shown.` : "";
  $("count").dataset.all = `${number(state.seen)} messages since the start.${missed}`;
  count();
}

function partners(state) {
  const now = new Date(state.now);
  const lines = state.partners.map(partner => {
    const [mood, words] = standing(partner, now);
    const dot = element("span", "dot");
    dot.dataset.state = mood;
    const name = element("div", "", element("strong", "", partner.name), ...(partner.role ? [element("span", "role", spoken(partner.role))] : []));
    const line = element("li", "", dot, name, element("p", "quiet", words));
    if (partner.versions_url) line.append(element("p", "quiet mono", partner.versions_url));
    for (const pull of partner.pulled) line.append(element("p", "quiet", `We read its ${kept[pull.module] ?? pull.module} ${ago(pull.at, now)}: ${pull.difference}.`));
    return line;
  });
  $("partners").replaceChildren(...(lines.length ? lines : [element("li", "empty", "Nobody has registered yet. A partner calls the address on the left with a registration token, and both sides exchange new tokens.")]));
}

function standing(partner, now) {
  const parts = [partner.registered ? "Registered" : "Known by a token that was agreed upon: it can call, but cannot be called"];
  if (partner.called_us) parts.push(`called us ${ago(partner.called_us, now)}`);
  if (partner.we_called) parts.push(partner.answered ? `answered ${ago(partner.we_called, now)}` : `did not answer ${ago(partner.we_called, now)}`);
  const mood = partner.answered === false ? "bad" : partner.called_us || partner.we_called ? "good" : "quiet";
  return [mood, parts.join("; ") + "."];
}

function objects(modules) {
  const seen = new Map(modules.filter(module => module.objects !== undefined).map(module => [module.identifier, module.objects]));
  $("objects").replaceChildren(...[...seen].map(([name, objects]) => element("div", "", element("dt", "", kept[name] ?? name), element("dd", "", number(objects)))));
}

function evses(evses) {
  $("evses-card").hidden = !evses;
  document.querySelector(".cards").classList.toggle("few", !evses);
  if (!evses) return;
  const counts = Object.entries(evses.by_status);
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  $("evse-bar").replaceChildren(...counts.map(([status, count]) => {
    const part = element("i");
    part.dataset.status = status;
    part.style.flexGrow = count;
    return part;
  }));
  $("evses").replaceChildren(...counts.map(([status, count]) => {
    const mark = element("i");
    mark.dataset.status = status;
    return element("li", "", mark, element("b", "", number(count)), does[status] ?? status);
  }));
  $("evses-title").replaceChildren(`What the ${number(all)} charging points (`, term("EVSE"), ") do");
  $("evses-note").textContent = evses.locations < evses.all_locations
    ? `Counted at the first ${number(evses.locations)} of ${number(evses.all_locations)} locations.` : `At ${number(evses.locations)} locations.`;
}

function sessions(state) {
  $("sessions-card").hidden = !state.modules.some(module => module.identifier === "sessions");
  const shown = state.sessions.slice(0, 8);
  $("sessions").replaceChildren(...shown.map(session => element("tr", "",
    element("td", "mono", session.id),
    element("td", "", `${session.location_id}, ${session.evse_uid}`),
    element("td", "", clock(session.since)),
    element("td", "number", `${session.kwh.toFixed(2)} kWh`),
    element("td", "number", session.cost === undefined ? "" : `${session.cost.toFixed(2)} ${session.currency}`))));
  $("sessions").closest(".scroll").hidden = shown.length === 0;
  $("sessions-note").textContent = shown.length === 0 ? "Nobody is charging at the moment."
    : state.sessions.length > shown.length ? `and ${state.sessions.length - shown.length} more.` : "";
}

// ---- the messages ----

function follow() {
  const events = new EventSource("/watch/events");
  const live = (state, words) => { $("live").dataset.state = state; if ($("live").textContent !== words) $("live").textContent = words; };
  events.addEventListener("open", () => live("live", "live"));
  events.addEventListener("error", () => {
    live("off", "The server does not answer: trying again");
    // The browser tries again by itself, unless it was told to go away.
    if (events.readyState === EventSource.CLOSED) setTimeout(follow, 5000);
  });
  events.addEventListener("run", event => {
    // A server that has started anew counts anew.
    if (run && run !== event.data) { list.replaceChildren(); waiting.length = 0; clearedAt = 0; }
    run = event.data;
    soon();
  });
  events.addEventListener("message", event => {
    const message = JSON.parse(event.data);
    if (message.id <= clearedAt || $(`m-${message.id}`)) return;
    if (paused) { waiting.push(message); if (waiting.length > most) waiting.shift(); } else add(message);
    count();
    soon();
  });
}

function add(message) {
  const line = element("li", `message ${message.direction === "INCOMING" ? "in" : "out"} new`);
  line.id = `m-${message.id}`;
  line.classList.toggle("failed", message.failed);
  Object.assign(line.dataset, { module: message.module, direction: message.direction, failed: message.failed });
  line.dataset.text = [message.story, message.url, message.partner, message.outcome, message.method, message.http_status ?? "", message.status_code ?? ""].join(" ").toLowerCase();

  const time = element("time", "", clock(message.at, true));
  time.dateTime = message.at;
  const incoming = message.direction === "INCOMING";
  const codes = [message.http_status && `HTTP ${message.http_status}`, message.status_code && `OCPI ${message.status_code}`, `${message.milliseconds} ms`];
  const summary = element("summary", "",
    element("div", "from", arrow(incoming), element("b", "", incoming ? `From ${message.partner}` : `To ${message.partner}`), time),
    element("div", "story", ...explained(message.story)),
    element("div", "result", element("span", "outcome", message.outcome), element("span", "codes", codes.filter(Boolean).join(" · "))),
    element("div", "call", element("b", "", message.method), ` ${message.url}`));
  const details = element("details", "", summary);
  details.addEventListener("toggle", () => open(details, message), { once: true });
  line.append(details);
  line.hidden = !wanted(line);
  list.prepend(line);
  option(message.module);
  while (list.children.length > most) list.lastElementChild.remove();
}

async function open(details, line) {
  const place = element("div", "detail", element("p", "quiet", "Fetching…"));
  details.append(place);
  let message;
  try {
    const answer = await fetch(`/watch/messages/${line.id}`);
    if (answer.ok) message = await answer.json();
  } catch { /* Said below. */ }
  if (!message) {
    place.replaceChildren(element("p", "quiet", "The server no longer has this message."));
    return;
  }
  place.replaceChildren(element("div", "url", `${message.method} ${message.url}`), part("What was asked", message.request, message.id),
    message.answer ? part("What was answered", message.answer, message.id) : element("div", "", element("h4", "", "No answer"), element("p", "quiet", message.outcome)));
}

function part(title, part, id) {
  const headers = element("dl", "headers", ...part.headers.flatMap(header => [element("dt", "", header.name), element("dd", "", header.value)]));
  const made = element("section", "", element("h4", "", title));
  made.setAttribute("aria-label", `${title} in message ${id}`);
  if (part.headers.length) made.append(element("h5", "", "Headers"), headers);
  if (part.body) {
    const body = element("pre", "", ...coloured(part.body));
    body.tabIndex = 0;
    body.setAttribute("role", "region");
    body.setAttribute("aria-label", `${title} in message ${id}: body`);
    made.append(element("h5", "", "Body"), body);
  }
  const note = part.note || (part.body ? "" : "There is no body.");
  if (note) made.append(element("p", "quiet", note));
  return made;
}

// ---- filters ----

function wanted(line) {
  return (!$("module").value || line.dataset.module === $("module").value)
    && (!$("direction").value || line.dataset.direction === $("direction").value)
    && (!$("failed").checked || line.dataset.failed === "true")
    && line.dataset.text.includes($("find").value.trim().toLowerCase());
}

function filter() {
  for (const line of list.children) line.hidden = !wanted(line);
  count();
}

function option(module) {
  const known = [...$("module").options].map(option => option.value);
  if (!module || known.includes(module)) return;
  const made = new Option(module, module);
  const after = [...$("module").options].find(option => option.value > module);
  $("module").add(made, after ?? null);
}

function count() {
  const shown = [...list.children].filter(line => !line.hidden).length;
  const hidden = list.children.length - shown;
  $("empty").hidden = shown > 0;
  if (shown === 0) {
    $("empty").textContent = hidden > 0 ? "No message matches the filters." : clearedAt > 0 ? "Cleared. The next message will be here." : "No message has passed yet. As soon as a partner calls this server, or is called by it, you see it here.";
  }
  $("count").textContent = [`${number(shown)} shown`, hidden ? `, ${number(hidden)} hidden by filters` : "", ". ", $("count").dataset.all ?? ""].join("");
  $("pause").textContent = paused ? (waiting.length ? `Go on (${waiting.length} new)` : "Go on") : "Pause";
}

$("filters").addEventListener("input", filter);
$("filters").addEventListener("submit", event => event.preventDefault());
$("pause").addEventListener("click", () => {
  paused = !paused;
  $("pause").setAttribute("aria-pressed", paused);
  if (!paused) for (const message of waiting.splice(0)) add(message);
  count();
});
$("clear").addEventListener("click", () => {
  const last = [...waiting.map(message => message.id), ...[...list.children].map(line => Number(line.id.slice(2)))];
  clearedAt = Math.max(clearedAt, ...last);
  waiting.length = 0;
  list.replaceChildren();
  count();
});
$("copy").addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText($("versions-url").textContent);
    $("copy").textContent = "Copied";
  } catch {
    getSelection().selectAllChildren($("versions-url"));
    $("copy").textContent = "Selected";
  }
  setTimeout(() => { $("copy").textContent = "Copy"; }, 2000);
});
document.addEventListener("keydown", event => {
  if (event.key === "Escape" && document.activeElement?.classList.contains("term")) document.activeElement.blur();
});

// ---- words ----

let tips = 0;
function term(word) {
  const tip = element("span", "tip", words[word] ?? "");
  tip.setAttribute("role", "tooltip");
  tip.id = `tip-${++tips}`;
  const made = element("button", "term", word, tip);
  made.type = "button";
  made.setAttribute("aria-label", word);
  made.setAttribute("aria-describedby", tip.id);
  return made;
}

function explained(text) {
  return text.split(/\b(CPO|eMSP|EVSE|CDR)\b/).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const made = element("abbr", "", piece);
    made.title = words[piece];
    return made;
  });
}

function coloured(json) {
  const pieces = [];
  let end = 0;
  for (const found of json.matchAll(/("(?:[^"\\\n]|\\.)*")(: )?|\b(?:true|false|null)\b|-?\b\d[\d.eE+-]*/g)) {
    pieces.push(json.slice(end, found.index), element("span", found[2] ? "j-name" : found[1] ? "j-text" : "j-number", found[1] ?? found[0]), found[2] ?? "");
    end = found.index + found[0].length;
  }
  return [...pieces, json.slice(end)];
}

function arrow(incoming) {
  const space = "http://www.w3.org/2000/svg";
  const made = document.createElementNS(space, "svg");
  made.setAttribute("viewBox", "0 0 24 24");
  made.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  for (const [name, value] of [["d", incoming ? "M4 12h15M13 6l6 6-6 6" : "M20 12H5M11 6l-6 6 6 6"], ["fill", "none"], ["stroke", "currentColor"], ["stroke-width", "2.5"], ["stroke-linecap", "round"], ["stroke-linejoin", "round"]]) path.setAttribute(name, value);
  made.append(path);
  return made;
}

function spoken(role) { return role === "EMSP" ? "eMSP" : role; }
function number(value) { return value.toLocaleString("en"); }
function clock(time, exact) { return new Date(time).toLocaleTimeString("en-GB", exact ? { hour: "2-digit", minute: "2-digit", second: "2-digit" } : { hour: "2-digit", minute: "2-digit" }); }
function ago(time, now) {
  const seconds = Math.max(0, Math.round((now - new Date(time)) / 1000));
  return seconds < 2 ? "just now" : seconds < 90 ? `${seconds} s ago` : seconds < 5400 ? `${Math.round(seconds / 60)} min ago` : `at ${clock(time)}`;
}

$("words").replaceChildren(...Object.entries(words).map(([word, meaning]) => element("div", "", element("dt", "", word), element("dd", "", meaning))));
look();
setInterval(() => { if (!document.hidden) look(); }, 10000);
follow();
