// Keys for those who read many reports; they can be turned off, as a screen reader or a dictation may need the letters itself.
let single = memory.read("keys") !== "off";

const help = make("dialog", { class: "help", "aria-labelledby": "help-title" });

function buildHelp() {
  const keys = [["/", "search"], ["j or n", "next finding"], ["k or p", "previous finding"], ["t", "change the colours"], ["Esc", "show all again, from the search field"], ["?", "this help"]];
  help.append(
    make("h2", { id: "help-title" }, "Keys"),
    make("dl", {}, ...keys.map(([key, does]) => make("div", {}, make("dt", {}, key), make("dd", {}, does)))),
    make("label", {}, make("input", { type: "checkbox", checked: single, onchange: (event) => {
      single = event.target.checked;
      memory.write("keys", single ? null : "off");
    } }), " single keys do this"),
    make("form", { method: "dialog" }, make("button", {}, "Close")));
  document.body.append(help);
}

function step(by) {
  const stops = [...document.querySelectorAll(".cause h3 + .by .self, .scenario > summary")].filter((stop) => stop.checkVisibility());
  const here = stops.findIndex((stop) => stop === document.activeElement);
  const from = here >= 0 ? here + by : by > 0
    ? stops.findIndex((stop) => stop.getBoundingClientRect().top > 60)
    : stops.findLastIndex((stop) => stop.getBoundingClientRect().bottom < 0);
  const next = stops[Math.max(0, Math.min(stops.length - 1, from))];
  next?.focus();
  next?.closest(".cause, .scenario").scrollIntoView({ block: "nearest" });
}

function onKey(event) {
  const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
  if (event.key === "Escape" && event.target === controls.q) return clearFilter();
  if (!single || typing || help.open || event.ctrlKey || event.altKey || event.metaKey) return;
  const does = {
    "/": () => controls.q.focus(), "j": () => step(1), "n": () => step(1), "k": () => step(-1), "p": () => step(-1), "t": nextTheme, "?": () => help.showModal(),
  }[event.key];
  if (!does) return;
  event.preventDefault();
  does();
}
