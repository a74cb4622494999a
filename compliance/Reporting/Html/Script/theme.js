// The system's colours, unless the reader chose others; set before anything is painted.
const themes = ["system", "light", "dark"];
let theme = themes.includes(memory.read("theme")) ? memory.read("theme") : "system";

function wear(name) {
  theme = name;
  if (name === "system") delete root.dataset.theme;
  else root.dataset.theme = name;
  memory.write("theme", name === "system" ? null : name);
}
wear(theme);

const themeButton = make("button", { type: "button", onclick: nextTheme }, `Colours: ${theme}`);
function nextTheme() {
  wear(themes[(themes.indexOf(theme) + 1) % themes.length]);
  themeButton.textContent = `Colours: ${theme}`;
}
