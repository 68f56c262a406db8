// Small comforts; every page works without them. Nothing is sent anywhere but a count that a way out was opened.
"use strict";

const exit = document.querySelector("[data-exit]");

function leave(event) {
  if (event) event.preventDefault();
  try { sessionStorage.setItem("left", "1"); } catch { /* a private window may refuse: leave all the same */ }
  document.querySelectorAll("form").forEach((form) => form.querySelectorAll("input:not([type=hidden]), textarea").forEach((field) => { field.value = ""; }));
  document.title = " ";
  document.body.hidden = true;
  location.replace(exit.href);
}

if (exit) {
  exit.addEventListener("click", leave);
  let shifts = [];
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") { shifts = []; return; }
    if (event.repeat) return;
    shifts = [...shifts, event.timeStamp].filter((time) => event.timeStamp - time < 2000);
    if (shifts.length >= 3) leave(event);
  });
  // Coming back after leaving: an empty first page, whatever the browser had kept.
  window.addEventListener("pageshow", () => {
    let left = null;
    try { left = sessionStorage.getItem("left"); } catch { /* nothing was kept */ }
    if (!left) return;
    try { sessionStorage.removeItem("left"); } catch { /* nothing to remove */ }
    document.body.hidden = true;
    document.querySelectorAll("form").forEach((form) => form.querySelectorAll("input:not([type=hidden]), textarea").forEach((field) => { field.value = ""; }));
    location.replace("/");
  });
}

// The letter takes up her words as she types; they stay on this page until she presses a button.
const write = document.querySelector("[data-write]");
if (write) {
  const value = (name) => (write.elements[name] ? write.elements[name].value.trim() : "");
  const each = (from, change) => write.querySelectorAll(`[data-sheet] [data-from="${from}"]`).forEach(change);
  const edited = (section) => { const box = section.querySelector(".edit textarea"); return box && box.value !== box.defaultValue; };

  const paragraphFor = (sheet, from, tag, after) => {
    let run = sheet.querySelector(`[data-from="${from}"]`);
    if (run) return run;
    const paragraph = document.createElement("p");
    run = document.createElement(tag);
    run.dataset.from = from;
    paragraph.append(run);
    const body = sheet.querySelector(".sheet__body");
    body.insertBefore(paragraph, body.children[Math.min(after, body.children.length)] || null);
    return run;
  };

  const setText = (sheet, from, tag, text, after) => {
    sheet.querySelectorAll(`[data-from="${from}"]`).forEach((run, index) => { if (index) run.closest("p").remove(); });
    if (!text && !sheet.querySelector(`[data-from="${from}"]`)) return;
    const run = paragraphFor(sheet, from, tag, after);
    run.textContent = text;
    const paragraph = run.closest("p");
    paragraph.hidden = !paragraph.textContent.trim();
    paragraph.style.whiteSpace = "pre-line";
  };

  const senderLines = () => {
    const city = value("city"), zip = value("zip");
    const place = city ? `${city}, ${write.dataset.state} ${zip}` : `${write.dataset.state} ${zip}`;
    const email = write.querySelector("[name=reply]:checked")?.value === "email" ? value("email") : "";
    return [value("name"), value("street"), place.trim(), email].filter(Boolean);
  };

  const refresh = () => {
    const city = value("city"), home = write.dataset.home;
    const place = [city && city !== home ? `${city}, ${home}` : home, value("zip")].filter(Boolean).join(" ");
    const reasons = [...write.querySelectorAll("[name=reasons]:checked")].map((box) => box.dataset.text).join(" ");
    const reply = write.querySelector("[name=reply]:checked")?.value;
    write.querySelectorAll(".letter").forEach((section) => {
      const sheet = section.querySelector("[data-sheet]");
      sheet.querySelector(".sheet__sender").replaceChildren(...senderLines().map((line) => {
        const row = document.createElement("div");
        row.textContent = line;
        return row;
      }));
      sheet.querySelector(".sheet__signature").textContent = value("name");
      if (edited(section) || section.querySelector(".edit[open] textarea")?.dataset.own) return;
      setText(sheet, "constituent.story", "mark", value("story"), storyAt);
      setText(sheet, "reasons", "span", reasons, reasonsAt);
      const text = section.getAttribute(`data-reply-${reply}`);
      if (text !== null) sheet.querySelectorAll('[data-from="ask.reply"]').forEach((run) => { run.textContent = text; });
    });
    each("constituent.place", (run) => { run.textContent = place; });
    each("constituent.city", (run) => { run.textContent = city; });
    each("constituent.zip", (run) => { run.textContent = value("zip"); });
    each("constituent.name", (run) => { run.textContent = value("name"); });
  };
  const storyAt = Number(write.dataset.storyAt || 1), reasonsAt = Number(write.dataset.reasonsAt || 2);
  write.addEventListener("input", refresh);

  write.querySelectorAll("[data-starter]").forEach((chip) => {
    chip.hidden = false;
    if (chip.nextElementSibling) chip.nextElementSibling.hidden = true;
    chip.addEventListener("click", () => {
      const story = write.elements.story;
      story.value = story.value.trim() ? `${story.value.trimEnd()} ${chip.dataset.starter} ` : `${chip.dataset.starter} `;
      story.focus();
      story.setSelectionRange(story.value.length, story.value.length);
      refresh();
    });
  });
}

// Copying, and counting that a way out was opened: no text goes along.
document.querySelectorAll("[data-copy]").forEach((button) => {
  button.hidden = false;
  const words = button.innerHTML;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copy);
    try { await navigator.clipboard.writeText(field.value); } catch { field.select(); document.execCommand("copy"); }
    button.textContent = "✓";
    setTimeout(() => { button.innerHTML = words; }, 1500);
  });
});
const send = document.querySelector("[data-send]");
if (send) {
  send.querySelectorAll("[data-way]").forEach((element) => element.addEventListener("click", () => {
    const told = new FormData();
    for (const name of ["state", "csrf_token", "website"]) told.append(name, send.elements[name].value);
    told.append("way", element.dataset.way);
    fetch(send.dataset.opened, { method: "POST", body: told, keepalive: true }).catch(() => {});
  }));
}
