/*
 * An officer's word on a key that is to come back: papers are opened one by one, and the bureau
 * keeps which were. The password stays in its box, and Enter there does nothing.
 */
(function () {
  "use strict";

  const ZOOMS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3];

  document.addEventListener("DOMContentLoaded", () => {
    const card = document.querySelector(".papers");
    const layer = document.getElementById("paper");
    const form = document.querySelector("form.consenting");
    if (!card || !layer) {
      return;
    }
    const rows = Array.from(card.querySelectorAll("tr[data-scans]"));
    const scansOf = (row) => row.dataset.scans.split(" ").filter(Boolean);
    // an attribute without a value is left out of the page
    const seenOf = (row) => new Set((row.dataset.seen || "").split(" ").filter(Boolean));
    const isSeen = (row) => scansOf(row).every((scan) => seenOf(row).has(scan));

    // ---- what is left to do before a consent

    function paint() {
      rows.forEach((row) => {
        const seen = isSeen(row);
        row.querySelector("td > .pi").className = "pi " + (seen ? "pi-check ok" : "pi-circle");
        row.classList.toggle("unseen", !seen);
        row.querySelector(".look-word").textContent = seen ? card.dataset.again : card.dataset.open;
      });
      const left = rows.filter((row) => !isSeen(row));
      card.querySelector(".seen").textContent = card.dataset.of
        .replace("#", rows.length - left.length)
        .replace("#", rows.length);
      if (form) {
        able(form, left);
      }
    }

    function able(where, left) {
      const consent = where.querySelector(".key-main");
      const password = where.querySelector("input[type=password]");
      const short = where.querySelector(".short");
      const missing = left.map((row) => short.dataset.paper.replace("#", row.dataset.title));
      if (password.value === "") {
        missing.push(short.dataset.password);
      }
      consent.disabled = missing.length > 0;
      consent.classList.toggle("ui-state-disabled", consent.disabled);
      short.textContent =
        missing.length > 0 ? short.dataset.short.replace("#", missing.join(short.dataset.between)) : "";
    }

    // ---- a paper before one's eyes

    const page = layer.querySelector("img.page");
    const pane = layer.querySelector(".pg");
    const broken = layer.querySelector(".broken");
    let shown = null;
    let at = 0;
    let zoom = null;
    let turned = 0;

    function draw() {
      const lying = turned % 180 !== 0;
      const natural = lying ? page.naturalHeight : page.naturalWidth;
      const fits = natural ? Math.min(1, (pane.clientWidth - 40) / natural) : 1;
      const scale = zoom === null ? fits : zoom;
      page.style.width = Math.round(page.naturalWidth * scale) + "px";
      page.style.transform = "rotate(" + turned + "deg)";
      const room = lying ? (page.naturalWidth - page.naturalHeight) * scale * 0.5 : 0;
      page.style.margin = lying ? room + "px " + -room + "px" : "0";
      return scale;
    }

    function show(row, index) {
      shown = row;
      at = index;
      zoom = null;
      turned = 0;
      const scans = scansOf(row);
      layer.querySelector("#paper-title").textContent = row.dataset.title;
      layer.querySelector(".place").textContent =
        scans.length > 1
          ? card.dataset.page.replace("#", index + 1).replace("#", scans.length)
          : "";
      page.alt = row.dataset.title;
      broken.hidden = true;
      page.hidden = false;
      page.src = card.dataset.door + scans[index];
      if (!layer.open) {
        layer.showModal();
      }
      pane.scrollTo(0, 0);
      pane.focus();
    }

    page.addEventListener("load", () => {
      draw();
      shown.dataset.seen = [...seenOf(shown), scansOf(shown)[at]].join(" ");
      paint();
    });
    page.addEventListener("error", () => {
      page.hidden = true;
      broken.hidden = false;
    });

    /** From page to page, and on to the next paper; the last page stays. */
    function turn(step) {
      const next = at + step;
      const paper = rows.indexOf(shown) + step;
      if (next >= 0 && next < scansOf(shown).length) {
        show(shown, next);
      } else if (rows[paper]) {
        show(rows[paper], step > 0 ? 0 : scansOf(rows[paper]).length - 1);
      }
    }

    function act(what) {
      const now = draw();
      switch (what) {
        case "back":
          turn(-1);
          break;
        case "next":
          turn(1);
          break;
        case "larger":
          zoom = ZOOMS.find((other) => other > now + 0.01) || ZOOMS[ZOOMS.length - 1];
          draw();
          break;
        case "smaller":
          zoom = [...ZOOMS].reverse().find((other) => other < now - 0.01) || ZOOMS[0];
          draw();
          break;
        case "turn":
          turned = (turned + 90) % 360;
          draw();
          break;
        default:
      }
    }

    rows.forEach((row) => row.querySelector(".look").addEventListener("click", () => show(row, 0)));
    layer.addEventListener("click", (event) => {
      const tool = event.target.closest("[data-view]");
      if (tool) {
        act(tool.dataset.view);
      }
    });
    const KEYS = { ArrowLeft: "back", ArrowRight: "next", "+": "larger", "=": "larger", "-": "smaller", r: "turn" };
    layer.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) {
        return;
      }
      const other = /^[1-9]$/.test(event.key) && rows[event.key - 1];
      if (other) {
        event.preventDefault();
        show(other, 0);
      } else if (KEYS[event.key]) {
        event.preventDefault();
        act(KEYS[event.key]);
      }
    });
    // once all of it was read one decides; who reads a paper again goes on among the papers
    let read = rows.every(isSeen);
    layer.addEventListener("close", () => {
      page.removeAttribute("src");
      const password = form && form.querySelector("input[type=password]");
      if (password && !read && rows.every(isSeen)) {
        read = true;
        password.focus();
      } else {
        shown.querySelector(".look").focus();
      }
    });
    window.addEventListener("resize", () => layer.open && draw());

    // ---- the password

    const boxes = Array.from(document.querySelectorAll("form.consenting input[type=password], #refusal input[type=password]"));
    boxes.forEach((box) => {
      box.addEventListener("input", paint);
      box.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && !event.ctrlKey) {
          event.preventDefault();
          event.stopPropagation();
        }
      });
    });
    const refuse = form && form.querySelector("[data-layer=refusal]");
    if (refuse && boxes.length === 2) {
      refuse.addEventListener("click", () => {
        boxes[1].value = boxes[0].value;
      });
    }
    // neither a page that is gone back to nor one that is left has it
    window.addEventListener("pagehide", () => boxes.forEach((box) => (box.value = "")));
    paint();
  });
})();
