// Buttons that play: what passes is shown while it passes, and then the part of the page that is new takes the place of the old one.
// What comes is written by the server that wrote the page, with all that others say encoded; the page's policy runs nothing that stands in it.
function read(markup) { return new DOMParser().parseFromString(markup, "text/html").body.firstElementChild; }

function put(markup) {
  const fresh = read(markup);
  document.getElementById(fresh?.id)?.replaceWith(fresh);
  return fresh;
}

// The events of an answer, one after the other, as they come.
async function* events(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let text = ""; ;) {
    const { value, done } = await reader.read();
    if (done) return;
    text += value;
    for (let end; (end = text.indexOf("\n\n")) >= 0; text = text.slice(end + 2)) {
      const lines = text.slice(0, end).split("\n");
      const of = (name) => lines.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2));
      yield { name: of("event")[0], markup: of("data").join("\n") };
    }
  }
}

async function press(form, button) {
  const part = form.closest("[id]");
  const id = part.id;
  const log = make("ol", { class: "log", role: "log", "aria-label": "Messages as they pass" });
  const buttons = [...document.querySelectorAll("form[data-live] button")];
  if (form.classList.contains("play")) {
    for (const old of [...form.parentElement.children]) if (old !== form) old.remove();
    form.after(log);
    button.firstChild.data = "Playing …";
  }
  for (const one of buttons) one.setAttribute("aria-disabled", "true");
  part.setAttribute("aria-busy", "true");
  const body = new URLSearchParams(new FormData(form));
  const action = button.hasAttribute("formaction") ? button.formAction : form.action;
  let told = 0;
  try {
    const response = await fetch(action, { method: "POST", headers: { Accept: "text/event-stream" }, body });
    if (!response.ok) throw new Error(`the answer was ${response.status}`);
    for await (const { name, markup } of events(response)) {
      if (name === "message") log.append(read(`<ol>${markup}</ol>`).firstElementChild);
      else { put(markup); told++; }
    }
    if (told === 0) throw new Error("nothing came back");
    done(id);
  } catch (fault) {
    part.removeAttribute("aria-busy");
    log.append(make("li", {}, `This did not work: ${fault.message}. Do the lessons still run in the terminal?`));
    if (!log.isConnected) form.after(log);
  }
  for (const one of document.querySelectorAll("form[data-live] button")) one.removeAttribute("aria-disabled");
}

// Whoever pressed with a key stands where they stood; whoever listens hears what came of it.
function done(id) {
  const part = document.getElementById(id);
  part?.querySelector("button, h2")?.focus({ preventScroll: true });
  const result = part?.querySelector(".kit > .verdict, .question .verdict, .wire > .is-error, h2");
  if (result) say(result.textContent);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-live]")) return;
  event.preventDefault();
  const button = event.submitter || form.querySelector("button");
  if (button.getAttribute("aria-disabled") !== "true") press(form, button);
});

document.addEventListener("DOMContentLoaded", () => {
  document.querySelector(".top").append(themeButton);
  document.body.append(voice);
});
