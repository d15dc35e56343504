/* Meeting mode: keys and a presenter's remote lead from item to item, a second window follows, the clock runs.
   What is typed is kept by 41-drafts.js; what could not be sent of other items is sent when the server answers. */
(function () {
  const KEYS = { ArrowRight: "on", PageDown: "on", ArrowLeft: "back", PageUp: "back", Escape: "out" };
  const PACE = 1000;
  const stage = () => document.querySelector("[data-stage]");
  let told = null;   // the item the presenter's window has said it is at
  let dirty = false; // whether something typed here has not been saved

  async function post(act, more) {
    const body = new FormData();
    body.set("act", act);
    for (const name in more) body.set(name, more[name]);
    const answer = await fetch(stage().dataset.stage, { method: "POST", body, headers: { Accept: "application/json" } });
    return answer.ok ? answer.json() : null;
  }

  document.addEventListener("keydown", (event) => {
    if (!stage() || event.ctrlKey || event.metaKey || event.altKey) return;
    const way = KEYS[event.key];
    const typing = event.target.closest("input, textarea, select");
    if (!way || (typing && event.key !== "Escape")) return;
    event.preventDefault();
    if (typing) return typing.blur();
    const link = stage().querySelector(`[data-key="${way}"][href]`);
    if (link) link.click();
  });

  document.addEventListener("input", (event) => { if (event.target.closest("[data-stage]")) dirty = true; });
  document.addEventListener("saved", () => { dirty = false; });

  document.addEventListener("click", async (event) => {
    if (!event.target.closest("[data-start]")) return;
    try {
      const answer = await post("start");
      if (answer) stage().dataset.started = stage().dataset.since = answer.started;
    } catch { /* the clock can wait until the server answers */ }
  });

  /* The presenter's window says where it is; the other goes there, but not away from what somebody is typing. */
  async function follow() {
    const page = stage();
    if (!page || !page.dataset.item) return;
    if (page.dataset.runs && !page.dataset.follows) {
      if (told === page.dataset.item) return;
      const item = page.dataset.item;
      const answer = await post("at", { item });
      if (!answer) return;
      told = item;
      page.dataset.since = new Date().toISOString();
      return;
    }
    if (!page.dataset.follows) return;
    const where = await post("where");
    if (!where || !where.item) return;
    Object.assign(page.dataset, { started: where.started, since: where.since });
    const number = page.dataset.items.split(" ").indexOf(where.item) + 1;
    const link = page.querySelector(".podium__elsewhere");
    const away = number > 0 && where.item !== page.dataset.item;
    if (link) {
      const address = new URL(location.href);
      address.searchParams.set("punkt", number);
      link.hidden = !away || !dirty;
      link.textContent = link.hidden ? "" : page.dataset.elsewhere.replace("{number}", number);
      link.href = address.pathname + address.search;
      if (away && !dirty) link.click();
    }
  }

  function tick() {
    const page = stage();
    const clock = page && page.querySelector(".podium__clock");
    if (!clock) return;
    const start = page.querySelector("[data-start]");
    if (start) start.hidden = Boolean(page.dataset.started);
    if (!page.dataset.started) return;
    const minutes = (moment) => Math.max(0, Math.floor((Date.now() - new Date(moment)) / 60000));
    const left = Number(page.dataset.minutes) - minutes(page.dataset.started);
    const since = page.dataset.since ? minutes(page.dataset.since) : 0;
    clock.textContent = (left < 0 ? page.dataset.over : page.dataset.clock)
      .replace("{left}", left).replace("{over}", -left).replace("{spent}", since).replace("{given}", page.dataset.itemMinutes || "0");
    clock.classList.toggle("is-over", left < 0 || since > Number(page.dataset.itemMinutes));
  }

  /* Copies of other items that wait in this browser because the server was away when they were left. */
  async function sendLeft() {
    const page = stage();
    if (!page || !page.dataset.runs) return;
    const here = `draft|moten|${page.dataset.item}`;
    for (const item of page.dataset.items.split(" ")) {
      const name = `draft|moten|${item}`;
      const copy = name === here ? null : localStorage.getItem(name);
      if (!copy) continue;
      const answer = await post("draft", JSON.parse(copy));
      if (answer) localStorage.removeItem(name);
    }
  }

  const quietly = (work) => Promise.resolve().then(work).then(() => window.tertial.lost(false), () => {
    if (stage()) window.tertial.lost(true);
  });
  setInterval(() => { if (stage()) quietly(follow).then(() => quietly(sendLeft)); }, PACE);
  setInterval(tick, PACE);
})();
