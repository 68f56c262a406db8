// The editor's comforts: it saves by itself, shows the letter beside the text, and puts placeholders at the cursor.
// Nothing is kept in the browser; every act here is one that a button does, too.
"use strict";

const form = document.querySelector("[data-editor]");
if (form && form.elements.base) {
  const words = form.dataset, status = form.querySelector("[data-status]");
  const fields = () => [...form.querySelectorAll("textarea[data-key]")];
  const fieldOf = (key) => form.querySelector(`textarea[data-key="${CSS.escape(key)}"]`);
  document.documentElement.classList.add("has-script");

  // What is folded away is opened before anyone is led to it.
  const unfold = (place) => { for (let box = place; box; box = box.parentElement) if (box.matches("details.wording")) box.open = true; };

  const tell = (text, bad, field) => {
    if (status.dataset.text === text) return;
    status.dataset.text = text;
    status.textContent = text;
    status.toggleAttribute("data-bad", Boolean(bad));
    if (!field) return;
    const link = document.createElement("a");
    link.href = `#${field.id}`;
    link.textContent = words.wordsGo;
    status.append(" ", link);
  };

  // Saving: a while after the last change, one at a time, and once more when the page is left.
  const AFTER = 2500, AGAIN = 15000, HEARTBEAT = 60000;
  const kept = new Map(fields().map((field) => [field, field.defaultValue]));
  const maybe = new Map();  // what was sent and never answered: it may have been kept
  let timer = 0, saving = false, leaving = false, lastSaved = Date.now();
  const unsaved = () => fields().some((field) => field.value !== kept.get(field));

  const body = () => {
    const sent = new URLSearchParams();
    new FormData(form).forEach((value, name) => { if (!name.startsWith("case:")) sent.append(name, value); });
    sent.set("do", "save");
    sent.set("maybe", JSON.stringify(Object.fromEntries(maybe)));
    return sent;
  };
  const ask = (address, sent, extra) => fetch(address, {
    method: "POST", body: sent, headers: { Accept: "application/json" }, credentials: "same-origin", ...extra,
  });

  const plan = (wait) => { clearTimeout(timer); timer = setTimeout(save, wait); };

  async function save() {
    if (saving) { plan(500); return; }
    saving = true;
    const texts = new Map(fields().map((field) => [field, field.value]));
    const changed = [...texts].filter(([field, text]) => text !== kept.get(field));
    if (changed.length) tell(words.wordsSaving);
    let wait = 0;
    try {
      const answer = await ask(form.getAttribute("action"), body());
      const kind = answer.headers.get("Content-Type") || "";
      const told = kind.includes("json") ? await answer.json() : { problem: words.wordsFailed };
      if (told.csrf) form.elements.csrf_token.value = told.csrf;
      if (answer.ok && told.base) take(told, texts);
      else { tell(told.problem, true); wait = AGAIN; }
    } catch {
      changed.forEach(([field, text]) => {
        const before = maybe.get(field.dataset.key) || [];
        maybe.set(field.dataset.key, [...before.slice(-3), text]);
      });
      tell(words.wordsFailed, true);
      wait = AGAIN;
    }
    saving = false;
    lastSaved = Date.now();
    if (wait) plan(wait);
    else if (unsaved() && !Object.keys(JSON.parse(form.elements.seen.value || "{}")).length) plan(AFTER);
  }

  // What the site answers: what is kept, what others changed, what both changed, what proofreading found.
  function take(told, texts) {
    maybe.clear();
    form.elements.base.value = JSON.stringify(told.base);
    form.elements.seen.value = JSON.stringify(told.seen);
    texts.forEach((text, field) => { if (!(field.dataset.key in told.seen)) kept.set(field, text); });
    const newer = Object.entries(told.newer).map(([key, text]) => renew(fieldOf(key), text, texts)).some(Boolean);
    form.querySelectorAll("[data-dispute]").forEach((slot) => {
      const piece = told.conflicts[slot.dataset.dispute] || "";
      if (slot.dataset.shown !== piece) { slot.innerHTML = piece; slot.dataset.shown = piece; if (piece) unfold(slot); }
    });
    show("[data-findings]", told.findings);
    show("[data-others]", told.others);
    fields().forEach((field) => mark(field, told.told[field.id] || [], told.errors));
    if (told.disputes) { tell(told.disputes, true, fieldOf(Object.keys(told.seen)[0])); return; }
    const at = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "numeric", minute: "2-digit" });
    const notes = [words.wordsSaved.replace("{time}", at), newer ? words.wordsNewer : "", told.rows_changed ? words.wordsRows : ""];
    tell(notes.filter(Boolean).join(" "));
  }
  const show = (place, piece) => {
    const box = document.querySelector(place);
    if (box && box.dataset.shown !== piece && !box.contains(document.activeElement)) { box.innerHTML = piece; box.dataset.shown = piece; }
  };
  function renew(field, text, texts) {
    if (!field || field.value !== texts.get(field)) return false;  // typed on meanwhile: the next saving asks
    const at = [field.selectionStart, field.selectionEnd];
    field.value = text;
    kept.set(field, text);
    if (document.activeElement === field) field.setSelectionRange(...at);
    measure(field);
    return true;
  }
  function mark(field, numbers, errors) {
    const own = (field.getAttribute("aria-describedby") || "").split(" ").filter((id) => id && !id.startsWith("finding-"));
    const all = [...own, ...numbers.map((number) => `finding-${number}`)];
    if (all.length) field.setAttribute("aria-describedby", all.join(" ")); else field.removeAttribute("aria-describedby");
    if (numbers.length) field.dataset.marked = numbers.some((number) => number < errors) ? "error" : "advice"; else delete field.dataset.marked;
  }

  // How long each text is.
  function measure(field) {
    const count = document.getElementById(`${field.id}-count`);
    const number = count && count.querySelector("[data-count]");
    if (!number) return;
    const text = field.value.trim().replace(/\s+/g, " ");
    const size = "words" in field.dataset ? (text ? text.split(" ").length : 0) : [...text].length;
    number.textContent = size;
    count.toggleAttribute("data-over", Boolean(field.dataset.most) && size > Number(field.dataset.most));
  }

  // The letter beside the text, as some official gets it.
  const look = document.querySelector("[data-look]"), pane = look.querySelector("[data-look-body]");
  const stale = look.querySelector("[data-look-stale]");
  let looked = 0, lookTimer = 0, asked = new URLSearchParams();
  const lookSoon = (wait) => { clearTimeout(lookTimer); lookTimer = setTimeout(refresh, wait); };
  async function refresh() {
    const mine = ++looked;
    try {
      const answer = await ask(look.dataset.look + (look.dataset.look.includes("?") ? "&" : "?") + asked, body());
      if (mine !== looked || !answer.ok) return;
      const told = await answer.json();
      if (mine !== looked) return;
      stale.hidden = told.shown || !look.dataset.good;
      if (!told.shown && look.dataset.good) return;
      const focused = pane.contains(document.activeElement) ? document.activeElement.id : "";
      pane.innerHTML = told.piece;
      if (focused) document.getElementById(focused)?.focus();
      if (told.shown) look.dataset.good = "1";
    } catch { /* the site cannot be reached: saving says so */ }
  }
  pane.addEventListener("change", (event) => {
    const choices = event.target.closest("form");
    if (!choices) return;
    asked = new URLSearchParams(new FormData(choices));
    lookSoon(0);
  });
  pane.addEventListener("submit", (event) => { event.preventDefault(); lookSoon(0); });
  pane.addEventListener("click", (event) => {
    const link = event.target.closest(".sections a");
    if (!link) return;
    event.preventDefault();
    asked = new URL(link.href).searchParams;
    lookSoon(0);
  });

  // Placeholders, at the cursor of the field that was used last.
  const insert = document.querySelector("[data-insert]"), into = document.getElementById("into");
  const hint = document.querySelector("[data-insert-hint]"), usual = words.wordsCursor;
  hint.textContent = usual;
  let last = null;
  form.addEventListener("focusin", (event) => {
    if (!event.target.matches("textarea[data-key]")) return;
    last = event.target;
    if ("fills" in last.dataset) into.value = last.dataset.key;
    hint.textContent = "fills" in last.dataset ? usual : words.wordsPlain;
  });
  insert.addEventListener("click", (event) => {
    const field = fieldOf(into.value);
    if (!field) return;
    event.preventDefault();
    const name = `{{ ${document.getElementById("placeholder").value} }}`;
    const here = field === last ? [field.selectionStart, field.selectionEnd] : [field.value.length, field.value.length];
    const before = field.value.slice(0, here[0]), gap = before && !/[\s(“"]$/.test(before) ? " " : "";
    unfold(field);
    field.focus();
    field.setRangeText(gap + name, here[0], here[1], "end");
    changed(field);
  });

  function changed(field) {
    measure(field);
    tell(words.wordsUnsaved);
    plan(AFTER);
    lookSoon(700);
  }
  form.addEventListener("input", (event) => { if (event.target.matches("textarea[data-key]")) changed(event.target); });
  form.addEventListener("submit", () => { leaving = true; clearTimeout(timer); form.elements.maybe.value = JSON.stringify(Object.fromEntries(maybe)); });
  document.addEventListener("visibilitychange", () => { if (document.hidden && unsaved() && !leaving) { clearTimeout(timer); save(); } });
  window.addEventListener("beforeunload", (event) => { if (!leaving && unsaved()) event.preventDefault(); });
  window.addEventListener("pageshow", () => { leaving = false; });
  setInterval(() => { if (!document.hidden && !saving && Date.now() - lastSaved > HEARTBEAT) save(); }, HEARTBEAT / 4);
  lookSoon(50);

  // A link to a field, from here or from another page: one of a language that is hidden just now shows both.
  const lead = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const both = document.getElementById("show-both");
    if (target) unfold(target);
    if (target && both && !target.offsetParent) { both.checked = true; target.scrollIntoView(); }
    if (target && target.matches("textarea")) target.focus();
  };
  window.addEventListener("hashchange", lead);
  if (location.hash) lead();
}
