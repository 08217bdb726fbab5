/* The keyboard, the error summary and the polls of every page. */
(function () {
  "use strict";

  /** While an input method composes, keys belong to it: pinyin "y" must not approve anything. */
  function composes(event) {
    return event.isComposing || event.keyCode === 229;
  }

  function isTyping(element) {
    if (!element) {
      return false;
    }
    return (
      element.isContentEditable ||
      element.tagName === "TEXTAREA" ||
      element.tagName === "SELECT" ||
      (element.tagName === "INPUT" && !/^(checkbox|radio|button|submit)$/.test(element.type))
    );
  }

  function press(selector) {
    const target = Array.from(document.querySelectorAll(selector)).find(
      (element) => !element.disabled && element.offsetParent !== null
    );
    if (target) {
      target.click();
    }
    return Boolean(target);
  }

  const layerOpen = () => document.querySelector("dialog[open]") !== null;

  function withModifier(event) {
    if (event.ctrlKey && event.key === "Enter") {
      return press(".key-main");
    }
    if (event.ctrlKey && event.key.toLowerCase() === "s") {
      return press(".key-draft");
    }
    if (event.altKey && !event.ctrlKey) {
      const named = { n: ".key-new", p: ".key-print", u: ".key-pile" }[event.key.toLowerCase()];
      return named !== undefined && press(named);
    }
    return false;
  }

  function alone(event) {
    switch (event.key) {
      case "/": {
        const find = document.getElementById("find");
        if (find) {
          find.focus();
          find.select();
        }
        return Boolean(find);
      }
      case "?":
        document.getElementById("keys").showModal();
        return true;
      case "ArrowDown":
      case "j":
        return moveRow(1);
      case "ArrowUp":
      case "k":
        return moveRow(-1);
      default:
        return /^[1-9]$/.test(event.key) && pressSoon('[data-digit="' + event.key + '"]');
    }
  }

  // ---- a reader types the next sign before a hand could: what it reads presses no tile

  const READER = 40;
  const LEAST_READ = 4;
  let typedAt = -READER;
  let run = 1;
  let pressing = null;

  function count(event) {
    if (event.key.length === 1) {
      run = event.timeStamp - typedAt < READER ? run + 1 : 1;
      typedAt = event.timeStamp;
      if (run > 1) {
        spare();
      }
    }
  }

  const isReading = (event) => run >= LEAST_READ && event.timeStamp - typedAt < 2 * READER;

  /** The tile looks pressed at once, and is when nothing has come behind it. */
  function pressSoon(selector) {
    const tile = document.querySelector(selector);
    if (tile && run === 1) {
      tile.classList.add("pressing");
      pressing = window.setTimeout(() => {
        spare();
        press(selector);
      }, READER);
    }
    return tile !== null;
  }

  function spare() {
    window.clearTimeout(pressing);
    document.querySelectorAll(".pressing").forEach((tile) => tile.classList.remove("pressing"));
  }

  /** Rows that carry a link can be walked; Enter follows the link that has the focus. */
  function moveRow(step) {
    const links = Array.from(document.querySelectorAll("a.row"));
    if (links.length === 0) {
      return false;
    }
    const at = links.indexOf(document.activeElement);
    const next = links[Math.max(0, Math.min(links.length - 1, at < 0 ? 0 : at + step))];
    next.focus();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (composes(event) || event.defaultPrevented || layerOpen()) {
      return;
    }
    if (event.key === "ArrowDown" && event.target.dataset.proposed && event.target.value === "") {
      // what is proposed is filled in by a key of its own, never by itself: the eye compares it
      event.target.value = event.target.dataset.proposed;
      event.target.dispatchEvent(new Event("input", { bubbles: true }));
      event.preventDefault();
      return;
    }
    const modified = event.ctrlKey || event.altKey || event.metaKey;
    count(event);
    if (event.key === "Enter" && !isTyping(event.target) && isReading(event)) {
      event.preventDefault();
      return;
    }
    const used = modified ? withModifier(event) : !isTyping(event.target) && alone(event);
    if (used) {
      event.preventDefault();
    }
  });

  // a box that Enter ticks must not take Ctrl+Enter for it
  document.addEventListener(
    "keydown",
    (event) => {
      const box = event.target instanceof HTMLInputElement && event.target.type === "checkbox";
      if (box && event.ctrlKey && event.key === "Enter" && !composes(event) && !layerOpen() && withModifier(event)) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
    },
    true
  );

  // the cells of a table take Enter for themselves, and a link in one is not followed
  document.addEventListener(
    "keydown",
    (event) => {
      const link = event.target instanceof Element && event.target.closest(".ui-datatable td :is(a[href], summary)");
      if (link && event.key === "Enter" && !event.ctrlKey && !event.altKey && !event.metaKey) {
        event.stopPropagation();
      }
    },
    true
  );

  // ---- the error summary: it gets the focus, and each line leads to its field

  function control(field) {
    return field.querySelector(
      "input:not([type=hidden]):not([disabled]), select, textarea, button:not([disabled]), [tabindex]"
    );
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".errs a[href^='#']");
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (field) {
      event.preventDefault();
      field.scrollIntoView({ block: "center" });
      const target = control(field);
      if (target) {
        target.focus();
      }
    }
  });

  let shown = null;

  function showProblems() {
    const summary = document.querySelector(".errs");
    if (summary && summary !== shown) {
      summary.focus();
      summary.scrollIntoView({ block: "nearest" });
    }
    shown = summary;
  }

  // ---- values that one copies with a click

  async function copy(element) {
    const text = element.dataset.copy || element.textContent.trim();
    try {
      await navigator.clipboard.writeText(text);
    } catch (insecure) {
      const range = document.createRange();
      range.selectNodeContents(element);
      const selection = window.getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      document.execCommand("copy");
      selection.removeAllRanges();
    }
    element.classList.add("copied");
    window.setTimeout(() => element.classList.remove("copied"), 1200);
  }

  document.addEventListener("click", (event) => {
    const element = event.target.closest(".copy");
    if (element) {
      copy(element);
    }
  });

  // ---- polls rest while nobody looks

  const resting = new Set();

  function polls() {
    const widgets = window.PrimeFaces ? Object.values(PrimeFaces.widgets) : [];
    return widgets.filter((widget) => PrimeFaces.widget.Poll && widget instanceof PrimeFaces.widget.Poll);
  }

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      polls()
        .filter((poll) => poll.isActive())
        .forEach((poll) => {
          poll.stop();
          resting.add(poll);
        });
    } else {
      resting.forEach((poll) => poll.start());
      resting.clear();
    }
  });

  document.addEventListener("DOMContentLoaded", () => {
    showProblems();
    if (window.jQuery) {
      window.jQuery(document).on("pfAjaxComplete", showProblems);
    }
    const first =
      document.querySelector('[data-first="first"]') ||
      document.querySelector(".form-grid .wrong .control") ||
      document.querySelector("form.sheet .form-grid .control");
    const wrong = document.querySelector(".errs");
    const read = document.querySelector("input[data-passing]");
    if (wrong && read && read.value !== "") {
      // what a scanner reads next takes the place of what was not found
      read.focus();
      read.select();
    } else if (first && !wrong) {
      // what was just said stays in sight where the field is in sight, too
      const target = control(first) || first;
      target.focus({ preventScroll: true });
      target.scrollIntoView({ block: "nearest" });
    }
  });
})();
