/* A pile of scans: each page finds its paper, or waits in a tray until it is told which it is. */
(function () {
  "use strict";

  const MOST = 40;

  const tray = () => document.getElementById("tray");
  const rows = () => Array.from(document.querySelectorAll(".drop[data-material]:not(.shut)"));

  /** Pages that nothing sorted: they are nowhere but here. */
  const unsorted = new Set();

  function refresh() {
    document.querySelector(".key-refresh").click();
  }

  /** What is walked to by arrows is not chosen before Enter; what a hand or a digit picks is. */
  function whenChosen(select, does) {
    let walking = false;
    const choose = () => select.value !== "" && does(select.value);
    select.addEventListener("pointerdown", () => (walking = false));
    select.addEventListener("keydown", (event) => {
      walking = event.key !== "Enter";
      if (!walking && select.value !== "") {
        event.preventDefault();
        choose();
      }
    });
    select.addEventListener("change", (event) => {
      if (!(walking && event.isTrusted)) {
        choose();
      }
    });
  }

  // ---- the tray

  function options(select) {
    select.append(new Option(tray().dataset.choose, ""));
    rows().forEach((row, at) => select.append(new Option(at + 1 + "  " + row.dataset.title, row.dataset.material)));
  }

  function taken(page) {
    unsorted.delete(page);
    const next = page.item.nextElementSibling || page.item.previousElementSibling;
    URL.revokeObjectURL(page.address);
    page.item.remove();
    tray().hidden = unsorted.size === 0;
    const select = next && next.querySelector("select");
    if (select) {
      select.focus();
    }
  }

  async function assign(page, material) {
    page.item.querySelector("select").disabled = true;
    await scans.send(tray().dataset.upload + material, page.file.name, page.body, tray().querySelector("progress"));
    taken(page);
    refresh();
  }

  function lay(file, body) {
    const page = { file, body, address: URL.createObjectURL(file), item: document.createElement("li") };
    const picture = document.createElement("img");
    picture.alt = "";
    picture.src = page.address;
    const name = document.createElement("span");
    name.textContent = file.name;
    const select = document.createElement("select");
    select.setAttribute("aria-label", tray().dataset.choose + " " + file.name);
    options(select);
    whenChosen(select, (material) => assign(page, material));
    const drop = document.createElement("button");
    drop.type = "button";
    drop.className = "ui-button ui-widget plain";
    drop.textContent = tray().dataset.drop;
    drop.addEventListener("click", () => taken(page));
    page.item.append(picture, name, select, drop);
    tray().querySelector("ul").append(page.item);
    unsorted.add(page);
    tray().hidden = false;
  }

  /** One key sorts the page that has the focus: the number of its row. */
  document.addEventListener("keydown", (event) => {
    const select = event.target instanceof HTMLSelectElement && event.target.closest("#tray") ? event.target : null;
    if (select && /^[1-9]$/.test(event.key) && !event.ctrlKey && !event.altKey && !event.isComposing) {
      const row = rows()[Number(event.key) - 1];
      if (row) {
        event.preventDefault();
        select.value = row.dataset.material;
        select.dispatchEvent(new Event("change"));
      }
    }
  });

  window.addEventListener("beforeunload", (event) => {
    if (unsorted.size > 0) {
      event.preventDefault();
    }
  });

  // ---- the pile

  async function sort(files) {
    const progress = tray().querySelector("progress");
    tray().hidden = false;
    progress.classList.remove("hidden");
    const some = files.slice(0, MOST);
    for (const file of some) {
      const body = await scans.compress(file, Number(tray().dataset.target));
      const status = await scans.send(tray().dataset.upload + "-", file.name, body, progress);
      if (status === 202) {
        lay(file, body);
      }
    }
    progress.classList.add("hidden");
    tray().hidden = unsorted.size === 0;
    if (some.length < files.length) {
      window.alert(tray().dataset.most.replace("{0}", MOST));
    }
    refresh();
    const first = tray().querySelector("select");
    if (first) {
      first.focus();
    }
  }

  document.addEventListener("change", (event) => {
    const chosen = event.target;
    if (chosen instanceof HTMLInputElement && chosen.classList.contains("key-pile") && chosen.files.length > 0) {
      const files = Array.from(chosen.files);
      chosen.value = "";
      sort(files);
    }
  });

  // what is dropped beside the rows
  document.addEventListener("drop", (event) => {
    const files = event.dataTransfer ? Array.from(event.dataTransfer.files) : [];
    const onRow = event.target instanceof Element && event.target.closest(".drop");
    if (files.length > 0 && tray() && !onRow) {
      event.preventDefault();
      sort(files);
    }
  });

  // ---- sorted wrong: the page that is looked at is put to another paper

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("[data-look]") : null;
    const move = document.getElementById("look-move");
    if (link && move) {
      const row = link.closest(".drop:not(.shut)");
      move.hidden = row === null || rows().length < 2;
      move.dataset.scan = link.href;
      const select = move.querySelector("select");
      Array.from(select.options).slice(1).forEach((option) => option.remove());
      rows()
        .filter((other) => other !== row)
        .forEach((other) => select.append(new Option(other.dataset.title, other.dataset.material)));
    }
  });

  async function move(material) {
    const place = document.getElementById("look-move");
    await fetch(place.dataset.scan + "?to=" + encodeURIComponent(material), { method: "POST" });
    place.querySelector("select").value = "";
    document.getElementById("look").close();
    refresh();
  }

  document.addEventListener("DOMContentLoaded", () => {
    const select = document.querySelector("#look-move select");
    if (select) {
      whenChosen(select, move);
    }
  });

  // ---- a paper was printed in another window: how it stands is told when one is back

  let printed = false;

  document.addEventListener("click", (event) => {
    printed = printed || (event.target instanceof Element && event.target.closest("a.print") !== null);
  });

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && printed && document.querySelector(".key-refresh")) {
      printed = false;
      refresh();
    }
  });
})();
