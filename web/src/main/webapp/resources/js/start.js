/* Who and which: cards are walked up and down, their services left and right; one is chosen. */
(function () {
  "use strict";

  const services = (card) => Array.from(card.querySelectorAll(".serve"));
  const cards = () => Array.from(document.querySelectorAll(".cert"));

  /** Where the focus goes in a card: its first service, else its number. */
  const entrance = (card) => services(card)[0] || card.querySelector(".head a");

  function show(id, shown) {
    document.getElementById(id).hidden = !shown;
  }

  function choose(service) {
    document.querySelectorAll(".serve").forEach((one) => {
      one.setAttribute("aria-pressed", String(one === service));
    });
    cards().forEach((card) => card.classList.toggle("on", Boolean(service) && card.contains(service)));
    document.querySelectorAll(".bar [data-of]").forEach((place) => {
      place.textContent = service ? service.dataset[place.dataset.of] : "";
    });
    if (service) {
      document.getElementById("begin").href = service.dataset.href;
    }
    ["chosen", "sum", "unchoose", "begin"].forEach((id) => show(id, Boolean(service)));
    ["unchosen", "choose"].forEach((id) => show(id, !service));
  }

  function step(list, at, by) {
    const next = list[Math.max(0, Math.min(list.length - 1, at + by))];
    if (next) {
      next.focus();
    }
    return Boolean(next);
  }

  function walk(key) {
    const all = cards().filter(entrance);
    const card = document.activeElement.closest(".cert");
    if (key === "ArrowDown" || key === "ArrowUp") {
      const by = key === "ArrowDown" ? 1 : -1;
      return (card || by > 0) && step(all.map(entrance), card ? all.indexOf(card) : -1, by);
    }
    const at = card ? services(card).indexOf(document.activeElement) : -1;
    return at >= 0 && step(services(card), at, key === "ArrowRight" ? 1 : -1);
  }

  // before the page's own keys, which walk rows
  document.addEventListener(
    "keydown",
    (event) => {
      const typing = event.isComposing || event.keyCode === 229;
      const modified = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
      const inText = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
      if (typing || modified || !/^Arrow/.test(event.key) || document.querySelector("dialog[open]")) {
        return;
      }
      if ((!inText || (event.key === "ArrowDown" && event.target.name === "text")) && walk(event.key)) {
        event.preventDefault();
      }
    },
    true
  );

  document.addEventListener("click", (event) => {
    const service = event.target.closest(".serve");
    if (service) {
      choose(service.getAttribute("aria-pressed") === "true" ? null : service);
    } else if (event.target.closest("#unchoose")) {
      choose(null);
      const first = cards().map(entrance).find(Boolean);
      if (first) {
        first.focus();
      }
    } else if (event.target.closest("a.tile[href='#at-text']")) {
      event.preventDefault();
      const field = document.querySelector("#at-text input");
      field.focus();
      field.select();
    }
  });
})();
