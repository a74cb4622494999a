// What the parts below build on. The page says everything without them; they only make it handier.
const root = document.documentElement;

// Storage may be shut (a sandbox, a strict browser): then nothing is remembered, and nothing else is lost.
const memory = {
  read(name) { try { return localStorage.getItem(`ocpikit-report-${name}`); } catch { return null; } },
  write(name, value) {
    try {
      if (value === null) localStorage.removeItem(`ocpikit-report-${name}`);
      else localStorage.setItem(`ocpikit-report-${name}`, value);
    } catch { /* see above */ }
  },
};

// Elements are made of names and text, never of markup: nothing that the page shows is ever read as HTML again.
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

// Told to those who see and to those who listen, and gone again.
const voice = make("p", { class: "voice", role: "status" });
let silence = 0;
function say(text) {
  voice.textContent = text;
  clearTimeout(silence);
  silence = setTimeout(() => { voice.textContent = ""; }, 4000);
}
