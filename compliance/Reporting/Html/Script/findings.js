// All that can be filtered, read from the page itself: causes, checks in their scenarios, requirements.
function words(element, name) { return (element.dataset[name] || "").split(" ").filter(Boolean); }

function readPage() {
  const text = (element) => element.textContent.toLowerCase();
  const causes = [...document.querySelectorAll(".cause")].map((element) => ({
    element, text: text(element), verdict: element.dataset.verdict, known: Boolean(element.dataset.known),
    level: words(element, "level"), module: words(element, "module"), role: words(element, "role"), on: words(element, "on"),
  }));
  const scenarios = [...document.querySelectorAll(".scenario")].map((element) => {
    const own = { module: words(element, "module"), role: words(element, "role"), on: words(element, "on") };
    const inside = element.querySelector(".inside");
    const checks = [...inside.querySelectorAll(".finding, .holds li")].map((check) => ({
      element: check, text: text(check), verdict: check.dataset.verdict || "pass", known: Boolean(check.dataset.known),
      level: words(check, "level"), module: own.module, role: own.role, on: check.dataset.on ? words(check, "on") : own.on,
    }));
    const about = text(element.querySelector("summary")) + " " + [...inside.children].filter((child) => child.localName === "p").map(text).join(" ");
    return { element, checks, text: about, verdict: element.dataset.verdict, level: [], ...own };
  });
  return { causes, scenarios };
}
