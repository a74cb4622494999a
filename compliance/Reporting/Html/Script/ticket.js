// A cause is copied as Markdown with one click; the text itself stands in the page. A finding in a scenario copies the cause that it is part of.
async function copyTicket(code) {
  try {
    await navigator.clipboard.writeText(code.textContent);
    say("Markdown copied");
  } catch {
    code.closest("details").open = true;
    getSelection().selectAllChildren(code);
    say("Selected; copy it with your keys");
  }
}

function copyButton(code) { return make("button", { type: "button", class: "copy", onclick: () => copyTicket(code) }, "Copy as Markdown"); }

document.addEventListener("DOMContentLoaded", () => {
  for (const ticket of document.querySelectorAll(".ticket")) ticket.before(copyButton(ticket.querySelector("code")));
});

// Buttons in scenarios are made when one is opened: there may be thousands.
document.addEventListener("toggle", (event) => {
  if (!event.target.classList?.contains("scenario")) return;
  for (const finding of event.target.querySelectorAll(".finding[data-ticket]")) {
    const code = document.getElementById(finding.dataset.ticket)?.closest(".cause")?.querySelector(".ticket code");
    if (code) finding.append(copyButton(code));
    finding.removeAttribute("data-ticket");
  }
}, true);
