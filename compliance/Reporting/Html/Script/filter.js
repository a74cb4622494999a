// The filter bar. What it is set to stands in the query of the address, so that a colleague sees the same; the fragment stays free for the checks.
const wish = { q: "", verdict: "", module: "", level: "", role: "", on: "", known: "" };
const controls = {};
const shown = make("p", { class: "shown", role: "status" });
let page = null;

function fits(item, ignoringText) {
  return (!wish.verdict || item.verdict === wish.verdict)
    && (!wish.known || (wish.known === "known" ? item.known : !item.known && ["error", "fail"].includes(item.verdict)))
    && (!wish.module || item.module.includes(wish.module) || item.on.some((one) => one.startsWith(`${wish.module}.`)))
    && (!wish.on || item.on.some((one) => one.endsWith(`.${wish.on}`) && (!wish.module || one === `${wish.module}.${wish.on}`)))
    && (!wish.level || (wish.level === "none" ? item.level.length === 0 : item.level.includes(wish.level)))
    && (!wish.role || item.role.includes(wish.role))
    && (ignoringText || wish.q.toLowerCase().split(/\s+/).every((word) => item.text.includes(word)));
}

function hide(element, hidden) { if (element.hidden !== hidden) element.hidden = hidden; }

function filter() {
  const any = Object.values(wish).some(Boolean);
  let [checks, scenarios, all] = [0, 0, 0];
  for (const cause of page.causes) hide(cause.element, !fits(cause));
  for (const scenario of page.scenarios) {
    const named = wish.q !== "" && wish.q.toLowerCase().split(/\s+/).every((word) => scenario.text.includes(word));
    let here = 0;
    for (const check of scenario.checks) {
      const fit = fits(check, named);
      hide(check.element, !fit);
      if (fit) here++;
    }
    all += scenario.checks.length;
    checks += here;
    // A scenario that was not played has no checks: it is judged as a whole.
    const seen = here > 0 || !any || (scenario.checks.length === 0 && fits(scenario));
    hide(scenario.element, !seen);
    if (seen) scenarios++;
  }
  for (const group of document.querySelectorAll(".group")) hide(group, !group.querySelector(".scenario:not([hidden])"));
  for (const id of ["errors", "broken", "warnings", "seen"]) {
    const section = document.getElementById(id)?.closest("section");
    if (section) hide(section, !section.querySelector(".cause:not([hidden])"));
  }
  shown.textContent = any
    ? `${checks} of ${all} checks shown, in ${scenarios} of ${page.scenarios.length} scenarios; ${page.causes.filter((cause) => !cause.element.hidden).length} of ${page.causes.length} causes`
    : "";
  controls.clear.hidden = !any;
}

function remember() {
  const query = new URLSearchParams(Object.entries(wish).filter(([, value]) => value));
  try { history.replaceState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`); } catch { /* a sandbox: the filter works, the address stays */ }
}

function wishFor(change) {
  Object.assign(wish, change);
  for (const [name, control] of Object.entries(controls)) if (name in wish && control.value !== wish[name]) control.value = wish[name];
  filter();
  remember();
}

function clearFilter() { wishFor({ q: "", verdict: "", module: "", level: "", role: "", on: "", known: "" }); }

function choice(name, label, options) {
  controls[name] = make("select", { onchange: (event) => wishFor({ [name]: event.target.value }) },
    make("option", { value: "" }, "all"), ...options.map(([value, text]) => make("option", { value }, text)));
  return make("label", {}, make("span", {}, label), controls[name]);
}

function distinct(name) {
  return [...new Set([...page.scenarios, ...page.causes].flatMap((item) => item[name]).concat(page.scenarios.flatMap((scenario) => scenario.checks.flatMap((check) => check[name]))))];
}

function buildBar() {
  const verdicts = ["error", "fail", "blocked", "warn", "pass", "info", "not applicable"].filter((verdict) =>
    page.scenarios.some((scenario) => scenario.verdict === verdict || scenario.checks.some((check) => check.verdict === verdict)));
  const roles = distinct("role");
  controls.q = make("input", { type: "search", autocomplete: "off", spellcheck: "false", oninput: (event) => wishFor({ q: event.target.value.trim() }) });
  controls.clear = make("button", { type: "button", onclick: clearFilter }, "Show all");
  const bar = make("form", { class: "bar", role: "search", "aria-label": "Filter", onsubmit: (event) => event.preventDefault() },
    make("label", { class: "wide" }, make("span", {}, "Search"), controls.q),
    choice("verdict", "Verdict", verdicts.map((verdict) => [verdict, verdict])),
    choice("module", "Module", [...new Set([...distinct("module"), ...distinct("on").map((one) => one.split(".")[0])])].map((module) => [module, module])),
    choice("on", "Interface", [...new Set(distinct("on").map((one) => one.split(".")[1]))].map((side) => [side, side === "symmetric" ? "both sides" : side])),
    choice("level", "Level", [["MUST", "MUST"], ["SHOULD", "SHOULD"], ["MAY", "MAY"], ["none", "no requirement"]]),
    ...(roles.length > 1 ? [choice("role", "Role", roles.map((role) => [role, role === "BOTH" ? "any role" : role]))] : []),
    ...(document.getElementById("known") || document.querySelector("[data-known]") ? [choice("known", "Known", [["known", "known failures"], ["new", "newly broken"]])] : []),
    controls.clear);
  document.getElementById("main").prepend(bar, shown);
}

function readAddress() {
  const query = new URLSearchParams(location.search);
  for (const name of Object.keys(wish)) {
    const value = query.get(name) || "";
    // What the address says and the page does not know is no filter.
    wish[name] = name === "q" || [...controls[name]?.options || []].some((option) => option.value === value) ? value : "";
    if (controls[name]) controls[name].value = wish[name];
  }
  filter();
}
