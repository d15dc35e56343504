/* What somebody writes in a report is kept: in this browser at once, at the server when they pause. The text is found
   again when the browser was closed or the server was away; whoever saved meanwhile is never overwritten. */
(function () {
  const PAUSE = 1500, AGAIN = 5000, PREFIX = "draft|";
  // By form: when it is saved next, and its save that is on the way. A page may have several.
  const timers = new WeakMap(), saving = new WeakMap(), found = new WeakSet();

  const written = (form) => Object.fromEntries([...new FormData(form)].filter(([name]) => name !== "confirmed"));
  const say = (form, text) => {
    const status = form.querySelector(".draft-status");
    if (status) status.textContent = text;
  };

  function keep(form) {
    try { localStorage.setItem(form.dataset.draft, JSON.stringify(written(form))); } catch { /* full, or not allowed */ }
  }

  function forget(form) {
    clearTimeout(timers.get(form));
    try { localStorage.removeItem(form.dataset.draft); } catch { /* as above */ }
  }

  function later(form, wait) {
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(() => { saving.set(form, save(form).finally(() => saving.delete(form))); }, wait));
  }

  async function save(form) {
    if (!form.isConnected) return;
    const sent = JSON.stringify(written(form));
    const body = new FormData(form);
    body.set("act", "draft");
    let answer, told;
    try {
      answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      told = await answer.json();
    } catch {
      say(form, form.dataset.away);
      later(form, AGAIN);
      return;
    }
    if (!answer.ok) {
      say(form, told.stale ? form.dataset.stale : told.busy || form.dataset.away);
      if (told.busy) later(form, AGAIN);
      return;
    }
    const unchanged = JSON.stringify(written(form)) === sent;
    form.elements.revision.value = told.revision;
    say(form, form.dataset.saved.replace("{time}", told.time));
    if (unchanged) forget(form);
    else keep(form);
    if (unchanged) form.dispatchEvent(new Event("saved", { bubbles: true }));
  }

  document.addEventListener("input", (event) => {
    const form = event.target.closest && event.target.closest("form[data-draft]");
    if (!form) return;
    keep(form);
    later(form, PAUSE);
  });

  /* A draft on its way to the server goes before what is handed in, or one would be told to have overtaken oneself. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-draft]")) return;
    clearTimeout(timers.get(form));
    if (!saving.has(form)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = event.submitter;
    saving.get(form).finally(() => { clearTimeout(timers.get(form)); form.requestSubmit(button); });
  }, true);

  document.addEventListener("sent", (event) => {
    if (event.target.matches("form[data-draft]")) forget(event.target);
  });

  document.addEventListener("unsent", (event) => {
    if (event.target.matches("form[data-draft]")) later(event.target, AGAIN);
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-take]");
    if (!button) return;
    const form = button.closest("form");
    set(form, button.dataset.take, button.dataset.text);
    form.dispatchEvent(new Event("input", { bubbles: true }));
    keep(form);
    later(form, PAUSE);
    const field = form.elements[button.dataset.take];
    (field.focus ? field : field[0]).focus();
  });

  function set(form, name, text) {
    const field = form.elements[name];
    if (!field) return;
    if (field instanceof RadioNodeList) field.forEach((one) => { one.checked = one.value === text; });
    else field.value = text;
  }

  /* The browser's copy carries the revision it was written over: if somebody saved since, the server will say so. */
  function restore(form) {
    if (found.has(form)) return;
    found.add(form);
    let copy = null;
    try { copy = JSON.parse(localStorage.getItem(form.dataset.draft)); } catch { return; }
    if (!copy || document.querySelector("main .problems")) return;
    const here = written(form);
    if (Object.keys(copy).every((name) => (here[name] || "") === copy[name])) return forget(form);
    for (const name in copy) set(form, name, copy[name]);
    say(form, form.dataset.found);
    later(form, PAUSE);
  }

  const arrived = window.tertial.arrived;
  window.tertial.arrived = (...told) => {
    arrived(...told);
    requestAnimationFrame(() => document.querySelectorAll("form[data-draft]").forEach(restore));
  };

  /* Copies nobody will ask for again are not kept for ever. */
  try {
    const copies = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
    if (copies.length > 200) copies.slice(0, 100).forEach((name) => localStorage.removeItem(name));
  } catch { /* not allowed */ }
})();
