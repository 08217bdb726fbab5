/* How many rows of a list fit the window: measured on this page, kept for the next. */
(function () {
  "use strict";

  const FEWEST = 5;
  const MOST = 100;
  const YEAR = 365 * 24 * 3600;

  /* what stands around the rows of a page that was not open yet, and how high a row is */
  const AROUND = { worklist: 392, applications: 300 };
  const ROW = 45;

  const base = (document.currentScript && document.currentScript.dataset.base) || "/";

  function keep(list, rows) {
    const fit = Math.max(FEWEST, Math.min(MOST, Math.floor(rows)));
    document.cookie = "rows-" + list + "=" + fit + "; path=" + base + "; max-age=" + YEAR + "; SameSite=Strict";
  }

  function isKnown(list) {
    return document.cookie.split("; ").some((cookie) => cookie.startsWith("rows-" + list + "="));
  }

  function measure() {
    const table = document.querySelector("table[data-rows]");
    Object.keys(AROUND)
      .filter((list) => !isKnown(list) || resized)
      .forEach((list) => keep(list, (window.innerHeight - AROUND[list]) / ROW));
    // what is told on top of a page once does not shorten the lists for good
    if (!table || document.querySelector(".errs, .notice")) {
      return;
    }
    const body = table.tBodies[0];
    const height = body.getBoundingClientRect().height;
    const main = document.querySelector("main");
    const foot = parseFloat(window.getComputedStyle(main).paddingBottom) || 0;
    const end = table.closest(".card").getBoundingClientRect().bottom + window.scrollY + foot;
    keep(table.dataset.rows, (window.innerHeight - (end - height)) / (height / body.rows.length));
  }

  let resized = false;
  let waiting = 0;

  document.addEventListener("DOMContentLoaded", measure);
  window.addEventListener("resize", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => {
      resized = true;
      measure();
    }, 200);
  });

  // ---- conditions that are seldom asked for

  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-unfolds]") : null;
    const part = button && document.getElementById(button.dataset.unfolds);
    if (part) {
      const on = part.classList.toggle("on");
      button.setAttribute("aria-expanded", String(on));
      const first = on && part.querySelector("input, [tabindex]");
      if (first) {
        first.focus();
      }
    }
  });
})();
