/* Layers above the page: native dialogs, so that focus and Escape are the browser's business. */
window.layers = (function () {
  "use strict";

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
  });

  return {
    open(id) {
      const layer = document.getElementById(id);
      if (!layer.open) {
        layer.showModal();
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
