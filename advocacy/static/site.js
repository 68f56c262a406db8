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
  const fold = (text) => text.replace(/[ \t\r\n]+/g, " ").trim();
  const runs = (sheet, from) => [...sheet.querySelectorAll(`[data-from="${from}"]`)];

  // The box of a letter that she has not edited shows the letter as it now reads, so that she edits that. It is sent as it
  // came, since only a box that comes back changed is an edited letter.
  const shown = new Map();
  const boxOf = (section) => section.querySelector(".edit textarea");
  const isEdited = (box) => box.dataset.own || box.value !== (shown.get(box) ?? box.defaultValue);
  const showInBox = (box, sheet) => {
    box.value = [...sheet.querySelectorAll(".sheet__body > p")].map((paragraph) => fold(paragraph.textContent)).filter(Boolean).join("\n\n");
    shown.set(box, box.value);
  };
  write.addEventListener("submit", () => {
    shown.forEach((text, box) => { if (box.value === text) box.value = box.defaultValue; });
    shown.clear();
  });

  // Paragraphs that come and go: their place in the letter when each is there exactly once.
  const places = { "constituent.story": Number(write.dataset.storyAt), reasons: Number(write.dataset.reasonsAt) };
  const placeOf = (sheet, from) => Object.entries(places).reduce(
    (at, [other, place]) => (place < places[from] ? at + runs(sheet, other).length - 1 : at), places[from]);

  const setParagraphs = (sheet, from, tag, texts) => {
    const old = runs(sheet, from);
    if (old.length && old[0].closest("p").textContent !== old[0].textContent) { old[0].textContent = texts.join(" "); return; }
    old.forEach((run) => run.closest("p").remove());
    const body = sheet.querySelector(".sheet__body"), before = body.children[placeOf(sheet, from)] || null;
    texts.forEach((text) => {
      const paragraph = document.createElement("p"), run = document.createElement(tag);
      run.dataset.from = from;
      run.textContent = text;
      paragraph.append(run);
      body.insertBefore(paragraph, before);
    });
  };

  const zipCode = () => {
    const parts = value("zip").match(/^\D*(\d{5})(?:\s*[-–—.]?\s*(\d{4}))?\D*$/);
    return parts ? [parts[1], parts[2]].filter(Boolean).join("-") : "";
  };
  const replyOf = () => write.querySelector("[name=reply]:checked")?.value;

  const senderLines = () => {
    const city = fold(value("city")), zip = zipCode(), home = write.dataset;
    const place = city ? `${city}, ${home.state} ${zip}` : zip ? `${home.state} ${zip}` : home.stateName;
    return [fold(value("name")), fold(value("street")), place.trim(), replyOf() === "email" ? value("email") : ""].filter(Boolean);
  };

  const refresh = () => {
    const city = fold(value("city")), home = city ? write.dataset.place.replace("{city}", () => city) : write.dataset.home;
    const about = { place: "elsewhere" in write.dataset ? home : `${home} ${zipCode()}`.trim(), city, zip: zipCode(), name: fold(value("name")) };
    const story = value("story").split(/\n\s*\n/).map(fold).filter(Boolean);
    const reasons = [...write.querySelectorAll("[name=reasons]:checked")].map((box) => box.dataset.text).join(" ");
    write.querySelectorAll(".letter").forEach((section) => {
      const sheet = section.querySelector("[data-sheet]");
      sheet.querySelector(".sheet__sender").replaceChildren(...senderLines().map((line) => {
        const row = document.createElement("div");
        row.textContent = line;
        return row;
      }));
      sheet.querySelector(".sheet__signature").textContent = about.name;
      if (isEdited(boxOf(section))) return;
      setParagraphs(sheet, "constituent.story", "mark", story);
      setParagraphs(sheet, "reasons", "span", reasons ? [reasons] : []);
      const reply = section.getAttribute(`data-reply-${replyOf()}`);
      if (reply !== null) runs(sheet, "ask.reply").forEach((run, index) => { run.textContent = index ? "" : reply; });
      Object.entries(about).forEach(([name, text]) => runs(sheet, `constituent.${name}`).forEach((run) => { run.textContent = text; }));
      showInBox(boxOf(section), sheet);
    });
  };
  write.addEventListener("input", refresh);
  window.addEventListener("pageshow", () => {  // after Back, the browser has put her words into the fields again
    if (![...write.elements].some((field) => field.value !== (field.defaultValue ?? field.value) || field.checked !== field.defaultChecked)) return;
    const boxes = [...write.querySelectorAll(".edit textarea")].map((box) => [box, box.value]);
    boxes.forEach(([box]) => { box.value = box.defaultValue; });
    shown.clear();
    refresh();
    boxes.forEach(([box, text]) => { if (text !== box.defaultValue) box.value = text; });  // hers, or what was shown anyway
  });

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

// Where she is, only when she asks for it, and no closer than about 100 meters.
const locate = document.querySelector("[data-locate]");
if (locate && navigator.geolocation && window.isSecureContext) {
  locate.hidden = false;
  const form = locate.closest("form"), failed = locate.querySelector("[data-locate-failed]");
  locate.querySelector("button").addEventListener("click", () => {
    failed.hidden = true;
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      const place = form.elements.place;
      [["lat", coords.latitude], ["lon", coords.longitude]].forEach(([name, degrees]) => {
        form.elements[name].value = degrees.toFixed(3);
        form.elements[name].disabled = false;
      });
      place.value = "";
      form.submit();
    }, () => { failed.hidden = false; form.elements.place.focus(); }, { timeout: 10000, maximumAge: 300000 });
  });
  // After Back, a place that she types now must not be answered with where she was.
  window.addEventListener("pageshow", () => ["lat", "lon"].forEach((name) => { form.elements[name].disabled = true; form.elements[name].value = ""; }));
}
