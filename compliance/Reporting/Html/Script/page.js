// A link to a check is copied where it is followed; the address bar has it in any case.
async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    say(`${what} copied`);
  } catch {
    say("The address bar has the link");
  }
}

function onClick(event) {
  const link = event.target.closest?.("a.self");
  if (link) copy(link.href.replace(/\?[^#]*/, ""), "Link");
}

// What a link leads to may be closed or filtered away: then it is opened, and shown.
function reveal() {
  let id = location.hash.slice(1);
  try { id = decodeURIComponent(id); } catch { /* taken as it is */ }
  const target = id && document.getElementById(id);
  if (!target) return;
  if (target.closest("[hidden]")) clearFilter();
  for (let parent = target.closest("details"); parent; parent = parent.parentElement.closest("details")) parent.open = true;
  target.scrollIntoView();
}

document.addEventListener("DOMContentLoaded", () => {
  page = readPage();
  buildBar();
  buildHelp();
  document.querySelector(".head").prepend(make("div", { class: "tools" }, themeButton, make("button", { type: "button", onclick: () => help.showModal() }, "Keys")));
  document.body.append(voice);
  readAddress();
  reveal();
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  window.addEventListener("hashchange", reveal);
});
