/* Layers above the page: native dialogs, so that focus and Escape are the browser's business. */
window.layers = (function () {
  "use strict";

  const VEILED_AFTER = 30000;

  document.addEventListener("click", (event) => {
    const element = event.target instanceof Element ? event.target : null;
    const closer = element && element.closest(".close-layer");
    if (closer) {
      closer.closest("dialog").close();
    }
    const opener = element && element.closest("[data-layer]");
    if (opener) {
      document.getElementById(opener.dataset.layer).showModal();
    }
    const more = element && element.closest("button.more");
    if (more) {
      const details = document.getElementById(more.getAttribute("aria-controls"));
      details.hidden = !details.hidden;
      more.setAttribute("aria-expanded", String(!details.hidden));
    }
    if (element && element.closest("[data-act=print]")) {
      window.print();
    }
  });

  // a refusal of what was asked in a layer is answered in that layer
  document.addEventListener("DOMContentLoaded", () => {
    const wrong = document.querySelector("dialog .field.wrong");
    if (wrong) {
      wrong.closest("dialog").showModal();
    }
  });

  return {
    open(id) {
      const layer = document.getElementById(id);
      if (!layer.open) {
        layer.showModal();
      }
    },

    /** Tells that something takes its time, until it is over. */
    busy(id, working) {
      document.getElementById(id).hidden = !working;
    },

    /** What was shown for a comparison is hidden again by itself. */
    veil(id) {
      const shown = document.getElementById(id).querySelector("[data-veil]");
      if (shown) {
        window.setTimeout(() => {
          shown.textContent = shown.dataset.veil;
        }, VEILED_AFTER);
      }
    },

    /** Stays open while something is still wrong. */
    closeIfDone(id) {
      if (!document.querySelector(".errs")) {
        document.getElementById(id).close();
      }
    },
  };
})();
