/* Inner links and GET forms change the address without a reload; back returns to the same place on the page.
   A link that leads out, downloads, opens elsewhere or is marked data-reload is left to the browser. */
(function () {
  const tertial = (window.tertial = window.tertial || {});
  let path = null;      // the path on screen: a change of query on the same path keeps focus and scroll
  let turned = false;   // whether a page of the table was turned: the new one is read from its top
  let held = null;      // where focus was when the address changed
  let scrollTo = null;  // where a page that is returned to was left
  let shown = null;     // path and query on screen: a change of the place alone draws nothing anew
  let returned = false; // whether somebody came back to where they were on the same page
  let slow = 0;

  if ("scrollRestoration" in history) history.scrollRestoration = "manual";

  const remember = () => history.replaceState({ ...history.state, y: window.scrollY }, "");
  let scrolled = 0;
  window.addEventListener("scroll", () => {
    clearTimeout(scrolled);
    scrolled = setTimeout(remember, 120);
  }, { passive: true });

  function go(address) {
    const url = new URL(address, location.href);
    if (url.href === location.href) return again();
    held = placeOf(document.activeElement);
    turned = document.activeElement.closest(".pager") !== null;
    remember();
    clearTimeout(scrolled);
    history.pushState({}, "", url.href);
    scrollTo = null;
    if (isShown()) return reveal(placeInAddress());
    moved();
  }

  const isShown = () => shown === location.pathname + location.search;
  const placeInAddress = () => document.getElementById(location.hash.slice(1));

  /* A place that is asked for is shown: it is opened where it is folded, focus goes there, and it is scrolled to. */
  function reveal(part, isFirst) {
    if (!part) return;
    const around = part.closest("details");
    if (around) around.open = true;
    if (part.matches("[data-opens]")) part.querySelectorAll("details").forEach((folded) => { folded.open = true; });
    const target = part.matches("details") ? part.querySelector("summary") : part;
    if (!isFirst) {
      if (!target.matches("summary, [tabindex]")) target.tabIndex = -1;
      target.focus({ preventScroll: true });
    }
    requestAnimationFrame(() => part.scrollIntoView());
  }

  window.addEventListener("hashchange", () => {
    if (!returned) reveal(placeInAddress());
    returned = false;
  });

  /* A click on where one already is asks again when the server was away. */
  function again() {
    if (!document.body.classList.contains("is-lost")) return reveal(placeInAddress());
    fetch("/healthz").then((answer) => { if (answer.ok) location.reload(); }, () => {});
  }

  /* Dash draws the page anew even when only a filter changed; what had focus is found again by its place. */
  function placeOf(element) {
    const menu = element.closest("details.menu");
    let node = menu ? menu.querySelector("summary") : element;
    const steps = [];
    while (node && !node.id) {
      const alike = node.parentElement ? [...node.parentElement.children].filter((one) => one.tagName === node.tagName) : [];
      steps.unshift(`${node.localName}:nth-of-type(${alike.indexOf(node) + 1})`);
      node = node.parentElement;
    }
    return node ? [`#${CSS.escape(node.id)}`, ...steps].join(" > ") : null;
  }

  function focusAgain() {
    if (held === null || document.activeElement !== document.body) return;
    const place = document.querySelector(held);
    if (place) place.focus({ preventScroll: true });
    if (document.activeElement === document.body) focusHeading();
  }

  /* An answer that comes late draws the suggestions anew; who has gone down among them stays there. */
  let suggested = null;
  const late = new MutationObserver(() => {
    if (suggested === null || document.activeElement !== document.body) return;
    const links = [...document.querySelectorAll(".search__panel a")];
    const link = links.find((one) => one.getAttribute("href") === suggested) || links[0];
    if (!link) return;
    document.getElementById("search").focus({ preventScroll: true });  // the panel is hidden without focus in it
    link.focus({ preventScroll: true });
  });
  document.addEventListener("focusin", (event) => {
    const link = event.target.closest(".search__panel a");
    suggested = link && link.getAttribute("href");
    if (link) late.observe(link.closest(".search__found"), { childList: true, subtree: true });
  });

  function moved() {
    clearTimeout(slow);
    slow = setTimeout(() => document.body.classList.add("is-waiting"), 150);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }

  /* Asked by its attributes: a link in a drawing has no origin and no path of its own. */
  function inner(link) {
    const url = new URL(link.getAttribute("href"), location.href);
    return url.origin === location.origin && !link.getAttribute("target") && !link.hasAttribute("download") &&
      !link.hasAttribute("data-reload") && !url.pathname.startsWith("/hamta/");
  }

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest("a[href]");
    if (!link) return closeMenus(event.target);
    if (link.getAttribute("href").startsWith("#") || !inner(link)) return;
    event.preventDefault();
    go(link.getAttribute("href"));
    closeMenus(null);
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "get") return;
    event.preventDefault();
    const url = new URL(form.getAttribute("action") || location.pathname, location.href);
    const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
    const here = new URLSearchParams(location.search);
    for (const key of ["period", "lang", "asof"]) if (here.has(key) && !asked.has(key)) asked.set(key, here.get(key));
    url.search = asked.toString();
    go(url.href);
  });

  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-send='change']");
    if (form) form.requestSubmit();
  });

  function closeMenus(inside) {
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (!inside || !menu.contains(inside)) menu.open = false;
    });
  }

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.querySelector("details.menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  window.addEventListener("popstate", (event) => {
    clearTimeout(scrolled);
    const y = event.state && event.state.y;
    if (isShown()) {
      returned = y !== null && y !== undefined;
      if (returned) requestAnimationFrame(() => window.scrollTo(0, y));
      return;
    }
    scrollTo = y || 0;
    clearTimeout(slow);
    slow = setTimeout(() => document.body.classList.add("is-waiting"), 150);
  });
  window.addEventListener("beforeunload", remember);

  /* Called by Screen when a page has been drawn. */
  tertial.arrived = (address, title) => {
    clearTimeout(slow);
    document.body.classList.remove("is-waiting");
    document.body.classList.add("is-drawn");
    const first = path === null;
    const samePath = path === location.pathname;
    path = location.pathname;
    shown = path + location.search;
    const status = document.getElementById("announcement");
    if (status && !first) status.textContent = title;
    if (scrollTo !== null) {
      const y = scrollTo;
      scrollTo = null;
      focusHeading();
      requestAnimationFrame(() => window.scrollTo(0, y));
    } else if (placeInAddress()) {
      reveal(placeInAddress(), first);
    } else if (!first && !samePath) {
      focusHeading();
      window.scrollTo(0, 0);
    } else if (samePath) {
      requestAnimationFrame(() => {
        focusAgain();
        const rows = turned && document.querySelector("main .between");
        turned = false;
        if (rows) rows.scrollIntoView();
      });
    } else if (first && history.state && history.state.y) {
      const y = history.state.y;
      requestAnimationFrame(() => window.scrollTo(0, y));
    }
  };

  function focusHeading() {
    const heading = document.querySelector("main h1");
    if (heading) heading.focus({ preventScroll: true });
  }

  /* What Dash asks for at its start came with the document. When the server is away a click must not be silent. */
  const brought = JSON.parse(document.getElementById("brought").textContent);
  const fetched = window.fetch;
  window.fetch = async (resource, options) => {
    const address = String(resource && resource.url ? resource.url : resource);
    const name = address.slice(address.lastIndexOf("/") + 1);
    if (name in brought) {
      const given = brought[name];
      delete brought[name];
      return new Response(JSON.stringify(given), { headers: { "Content-Type": "application/json" } });
    }
    const asks = address.includes("_dash-update-component");
    try {
      const answer = await fetched(resource, options);
      if (asks) lost(!answer.ok);
      return answer;
    } catch (error) {
      if (asks && error.name !== "AbortError") lost(true);
      throw error;
    }
  };

  tertial.lost = lost;

  function lost(isLost) {
    document.body.classList.toggle("is-lost", isLost);
    if (isLost) clearTimeout(slow);
    if (isLost) document.body.classList.remove("is-waiting");
  }

  /* Plotly draws to the pixel; on paper the drawing must scale or its right edge is cut. */
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll(".js-plotly-plot svg.main-svg").forEach((svg) => {
      svg.setAttribute("viewBox", `0 0 ${svg.getAttribute("width")} ${svg.getAttribute("height")}`);
      svg.style.width = "100%";
      svg.style.height = "auto";
    });
  });

  /* Colour mode: the reader's choice, else the system's. */
  const mode = localStorage.getItem("mode");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const paint = (chosen) => {
    document.documentElement.dataset.bsTheme = chosen || (dark.matches ? "dark" : "light");
    window.dispatchEvent(new Event("modechange"));
  };
  paint(mode);
  dark.addEventListener("change", () => paint(localStorage.getItem("mode")));
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-mode-switch]")) return;
    const next = document.documentElement.dataset.bsTheme === "dark" ? "light" : "dark";
    localStorage.setItem("mode", next);
    paint(next);
  });
})();
