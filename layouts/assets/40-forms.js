/* Forms that change something are posted without leaving the page, so that nothing typed is lost when the server is
   away. The answer is either where to go on, or the page again with what is missing. Without this they post as ever. */
(function () {
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented) return;
    event.preventDefault();
    if (form.dataset.sending) return;
    form.dataset.sending = "true";
    document.body.classList.add("is-waiting");
    try {
      const body = new FormData(form, event.submitter);
      const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      const told = await answer.json();
      window.tertial.lost(false);
      if (told.go) form.dispatchEvent(new Event("sent", { bubbles: true }));
      if (told.go) leave(told.go);
      else if (told.busy) say(form, told.busy);
      else show(told.page);
    } catch {
      window.tertial.lost(true);
    } finally {
      delete form.dataset.sending;
      document.body.classList.remove("is-waiting");
    }
  });

  /* A file that is too large is told of before it is sent. */
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.type !== "file" || !field.dataset.most) return;
    const large = [...field.files].some((file) => file.size > Number(field.dataset.most));
    field.setCustomValidity(large ? field.dataset.tooLarge : "");
    field.reportValidity();
  });

  /* What takes its time is asked about, and drawn again when it has come further. */
  setInterval(async () => {
    const waiting = document.querySelector("[data-waiting]");
    if (!waiting) return;
    try {
      const answer = await fetch(waiting.dataset.waiting);
      const told = await answer.json();
      if (waiting.isConnected && told.step !== waiting.dataset.step) location.reload();
      window.tertial.lost(false);
    } catch {
      window.tertial.lost(true);
    }
  }, 1000);

  /* Why it was not saved stands above the form, which keeps what was typed. */
  function say(form, text) {
    const note = form.querySelector(".form__busy") || document.createElement("p");
    note.className = "problems form__busy";
    note.setAttribute("role", "alert");
    note.tabIndex = -1;
    note.textContent = text;
    form.prepend(note);
    note.focus();
    form.dispatchEvent(new Event("unsent", { bubbles: true }));
  }

  function leave(address) {
    const url = new URL(address, location.href);
    if (url.href === location.href) location.reload();
    else location.assign(url.href);
  }

  function show(page) {
    window.dash_clientside.set_props("page", { children: page });
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const first = document.querySelector("main .problems") || document.querySelector("main h1");
      if (first) first.focus();
      if (first) first.scrollIntoView({ block: "center" });
    }));
  }
})();
