/* The acceptance: scans are dropped on their row. */
(function () {
  "use strict";

  // ---- upload

  /** A photograph far above what the region wants is scaled down before it travels. */
  async function compress(file, target) {
    if (file.type !== "image/jpeg" || file.size <= target * 1.5 || !window.createImageBitmap) {
      return file;
    }
    try {
      const picture = await createImageBitmap(file);
      const scale = Math.min(1, 2480 / Math.max(picture.width, picture.height));
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      for (const quality of [0.85, 0.7, 0.55]) {
        const smaller = await new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
        if (smaller && (smaller.size <= target || quality === 0.55)) {
          return smaller.size < file.size ? smaller : file;
        }
      }
    } catch (undecodable) {
      // the bureau says what is wrong with it
    }
    return file;
  }

  function send(address, name, body, progress) {
    return new Promise((done) => {
      const request = new XMLHttpRequest();
      request.open("POST", address);
      request.setRequestHeader("Content-Type", "application/octet-stream");
      request.setRequestHeader("X-File-Name", encodeURIComponent(name));
      request.upload.addEventListener("progress", (event) => {
        progress.value = event.lengthComputable ? (100 * event.loaded) / event.total : 0;
      });
      request.addEventListener("loadend", () => done(request.status));
      request.send(body);
    });
  }

  window.scans = { compress, send };

  async function upload(drop, files) {
    const progress = drop.querySelector("progress");
    progress.classList.remove("hidden");
    for (const file of files) {
      const preview = document.createElement("img");
      preview.alt = file.name;
      preview.className = "sending";
      preview.src = URL.createObjectURL(file);
      drop.querySelector(".thumbs").append(preview);
      const body = await compress(file, Number(drop.dataset.target));
      await send(drop.dataset.upload, file.name, body, progress);
      URL.revokeObjectURL(preview.src);
    }
    document.querySelector(".key-refresh").click();
  }

  const dropOf = (event) => (event.target instanceof Element ? event.target.closest(".drop:not(.shut)") : null);

  document.addEventListener("change", (event) => {
    const drop = dropOf(event);
    if (drop && event.target.type === "file" && event.target.files.length > 0) {
      upload(drop, Array.from(event.target.files));
    }
  });

  ["dragenter", "dragover"].forEach((kind) =>
    document.addEventListener(kind, (event) => {
      const drop = dropOf(event);
      document.querySelectorAll(".drop.over").forEach((other) => other !== drop && other.classList.remove("over"));
      if (event.dataTransfer && event.dataTransfer.types.includes("Files")) {
        // a file dropped beside a row must not replace the page
        event.preventDefault();
        if (drop) {
          drop.classList.add("over");
        }
      }
    })
  );

  document.addEventListener("drop", (event) => {
    const drop = dropOf(event);
    if (event.dataTransfer && event.dataTransfer.files.length > 0) {
      event.preventDefault();
      if (drop) {
        drop.classList.remove("over");
        upload(drop, Array.from(event.dataTransfer.files));
      }
    }
  });

  // ---- the chip of a token: a scanner types it and ends with Enter, which compares it there and then

  document.addEventListener(
    "keydown",
    (event) => {
      const field = event.target instanceof Element ? event.target.closest(".scan-chip input") : null;
      if (field && event.key === "Enter" && !event.ctrlKey && !event.isComposing) {
        event.preventDefault();
        event.stopImmediatePropagation();
        field.closest(".scan-chip").querySelector("button").click();
      }
    },
    true
  );

  // ---- a closer look

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("[data-look]") : null;
    if (link) {
      event.preventDefault();
      const look = document.getElementById(link.dataset.look);
      look.querySelector("img").src = link.href;
      spots(look, link);
      look.showModal();
      if (link.dataset.show === "show") {
        look.querySelector(".framed").focus({ preventScroll: true });
      }
    }
  });

  // ---- where a reviewer is to look: a rectangle is drawn on the page that proves a change

  let shown = null;

  /** By keys and not kept yet, in thousandths of the page: left, top, width, height; null for none. */
  let typed = null;

  function paintSpot(look) {
    const spot = look.querySelector(".spot");
    const told = shown.dataset.spot || "";
    spot.hidden = told === "";
    const clear = look.querySelector("#look-clear");
    clear.hidden = told === "" || shown.dataset.show !== "show";
    if (told !== "") {
      const [left, top, width, height] = told.split(",").map((number) => number / 10 + "%");
      Object.assign(spot.style, { left, top, width, height });
    }
  }

  function spots(look, link) {
    shown = link;
    const open = link.dataset.show === "show";
    look.querySelector("#look-how").hidden = !open;
    const page = look.querySelector(".framed");
    page.classList.toggle("drawing", open);
    typed = null;
    if (open) {
      page.tabIndex = 0;
      page.setAttribute("role", "application");
      page.setAttribute("aria-label", page.dataset.drawn);
      page.setAttribute("aria-describedby", "look-how");
    } else {
      ["tabindex", "role", "aria-label", "aria-describedby"].forEach((name) => page.removeAttribute(name));
    }
    paintSpot(look);
  }

  async function keepSpot(look, told) {
    const link = shown;
    const answer = await fetch(link.href, {
      method: "PUT",
      headers: { "Content-Type": "application/octet-stream" },
      body: told,
    });
    if (answer.ok) {
      link.dataset.spot = told;
      link.classList.toggle("shown-spot", told !== "");
    }
    paintSpot(look);
  }

  const thousandth = (part, whole) => Math.max(0, Math.min(1000, Math.round((1000 * part) / whole)));

  document.addEventListener("pointerdown", (event) => {
    const page = event.target instanceof Element ? event.target.closest(".framed.drawing") : null;
    if (!page || event.button !== 0) {
      return;
    }
    event.preventDefault();
    const box = page.getBoundingClientRect();
    const at = (moved) => [
      thousandth(moved.clientX - box.left, box.width),
      thousandth(moved.clientY - box.top, box.height),
    ];
    const [x, y] = at(event);
    const spot = page.querySelector(".spot");
    const told = (moved) => {
      const [ex, ey] = at(moved);
      return [Math.min(x, ex), Math.min(y, ey), Math.abs(ex - x), Math.abs(ey - y)];
    };
    const draw = (moved) => {
      const [left, top, width, height] = told(moved).map((number) => number / 10 + "%");
      spot.hidden = false;
      Object.assign(spot.style, { left, top, width, height });
    };
    const end = (moved) => {
      document.removeEventListener("pointermove", draw);
      document.removeEventListener("pointerup", end);
      const drawn = told(moved);
      const look = page.closest("dialog");
      if (drawn[2] > 4 && drawn[3] > 4) {
        keepSpot(look, drawn.join(","));
      } else {
        // a click draws nothing
        paintSpot(look);
      }
    };
    document.addEventListener("pointermove", draw);
    document.addEventListener("pointerup", end);
  });

  // ---- the same by keys: what is typed is kept with Enter, and dropped with Esc

  const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const COARSE = 20;
  const LEAST = 10;

  function place(spot, rectangle) {
    const [left, top, width, height] = rectangle.map((number) => number / 10 + "%");
    spot.hidden = false;
    Object.assign(spot.style, { left, top, width, height });
    spot.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  function begun() {
    const told = shown.dataset.spot || "";
    return told === "" ? [300, 300, 400, 100] : told.split(",").map(Number);
  }

  const within = (number, least, most) => Math.max(least, Math.min(most, number));

  /** The first key shows the frame where it is; each further one changes it. */
  function changed(direction, resizes, step) {
    if (typed === null) {
      return begun();
    }
    const [x, y] = direction.map((sign) => sign * step);
    const [left, top, width, height] = typed;
    return resizes
      ? [left, top, within(width + x, LEAST, 1000 - left), within(height + y, LEAST, 1000 - top)]
      : [within(left + x, 0, 1000 - width), within(top + y, 0, 1000 - height), width, height];
  }

  document.addEventListener(
    "keydown",
    (event) => {
      const page = event.target instanceof Element ? event.target.closest(".framed.drawing") : null;
      if (!page || event.isComposing) {
        return;
      }
      const look = page.closest("dialog");
      const direction = STEPS[event.key];
      if (direction) {
        typed = changed(direction, event.shiftKey, event.ctrlKey ? 1 : COARSE);
        place(page.querySelector(".spot"), typed);
      } else if (event.key === "Enter" && typed) {
        keepSpot(look, typed.join(","));
        typed = null;
      } else if (event.key === "Escape" && typed) {
        typed = null;
        paintSpot(look);
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    },
    true
  );

  // what Esc has dropped leaves the layer open
  document.addEventListener(
    "cancel",
    (event) => {
      if (event.target instanceof Element && event.target.id === "look" && typed) {
        event.preventDefault();
        typed = null;
        paintSpot(event.target);
      }
    },
    true
  );

  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.id === "look-clear") {
      keepSpot(event.target.closest("dialog"), "");
    }
  });
})();
