/* The review: a viewer for scans, and questions that are answered by key. */
(function () {
  "use strict";

  const ZOOMS = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4];

  /** Scrolls a box, and nothing around it, until one of the things in it can be seen. */
  function reveal(box, thing) {
    const outer = box.getBoundingClientRect();
    const inner = thing.getBoundingClientRect();
    box.scrollTop += Math.max(0, inner.bottom - outer.bottom) - Math.max(0, outer.top - inner.top);
    box.scrollLeft += Math.max(0, inner.right - outer.right) - Math.max(0, outer.left - inner.left);
  }

  const isTyping = (element) => /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

  // ---- the viewer

  /**
   * @param first the scan to begin with; none for the first of all
   */
  function viewer(root, first) {
    const page = root.querySelector("img.page");
    const spot = root.querySelector(".spot");
    const broken = root.querySelector(".broken");
    const pane = root.querySelector(".pg");
    const pages = Array.from(root.querySelectorAll(".strip button"));
    // the bureau knows better: each request for a scan is on record there
    const seen = new Set((root.dataset.opened || "").split(" "));
    let at = 0;
    let zoom = null;
    let turned = 0;

    function open(scan) {
      seen.add(scan);
      paint();
      root.dispatchEvent(new Event("opened", { bubbles: true }));
    }

    function unopened() {
      return pages.filter((other) => !seen.has(other.dataset.scan));
    }

    function paint() {
      const left = unopened();
      pages.forEach((other) => other.classList.toggle("unopened", left.includes(other)));
    }

    function draw() {
      const lying = turned % 180 !== 0;
      const natural = lying ? page.naturalHeight : page.naturalWidth;
      const fits = natural ? Math.min(1, (pane.clientWidth - 40) / natural) : 1;
      const scale = zoom === null ? fits : zoom;
      page.style.width = Math.round(page.naturalWidth * scale) + "px";
      page.style.transform = "rotate(" + turned + "deg)";
      const room = lying ? (page.naturalWidth - page.naturalHeight) * scale * 0.5 : 0;
      page.style.margin = lying ? room + "px " + -room + "px" : "0";
      mark();
      root.querySelector(".zoom").textContent = Math.round(scale * 100) + "%";
      return scale;
    }

    /** What whoever accepted it has shown; on a page that was turned it would be elsewhere. */
    function mark() {
      const told = (pages[at] && pages[at].dataset.spot) || "";
      spot.hidden = told === "" || turned !== 0 || page.hidden;
      if (!spot.hidden) {
        const [left, top, width, height] = told.split(",").map((number) => number / 10 + "%");
        Object.assign(spot.style, { left, top, width, height });
      }
    }

    function step(direction) {
      const now = draw();
      zoom =
        direction > 0
          ? ZOOMS.find((other) => other > now + 0.01) || ZOOMS[ZOOMS.length - 1]
          : [...ZOOMS].reverse().find((other) => other < now - 0.01) || ZOOMS[0];
      draw();
    }

    function show(index) {
      if (pages.length === 0) {
        return;
      }
      at = Math.max(0, Math.min(pages.length - 1, index));
      turned = 0;
      zoom = null;
      const chosen = pages[at];
      pages.forEach((other) => {
        other.classList.toggle("on", other === chosen);
        other.setAttribute("aria-pressed", String(other === chosen));
      });
      reveal(chosen.parentElement, chosen);
      const address = root.dataset.door + chosen.dataset.scan;
      root.querySelector(".page-title").textContent = chosen.title;
      root.querySelector("[data-view=apart]").href = address;
      page.alt = chosen.title;
      broken.hidden = true;
      page.hidden = false;
      page.src = address;
    }

    page.addEventListener("load", () => {
      draw();
      if (!spot.hidden) {
        reveal(pane, spot);
      }
      open(pages[at].dataset.scan);
    });
    page.addEventListener("error", () => {
      page.hidden = true;
      broken.hidden = false;
      broken.querySelector("p").textContent = pages[at].dataset.name;
    });
    root.addEventListener("click", (event) => {
      const thumb = event.target.closest(".strip button");
      const tool = event.target.closest("[data-view]");
      if (thumb) {
        show(pages.indexOf(thumb));
      } else if (tool) {
        act(tool.dataset.view);
      }
    });

    function act(what) {
      switch (what) {
        case "larger":
          step(1);
          break;
        case "smaller":
          step(-1);
          break;
        case "turn":
          turned = (turned + 90) % 360;
          draw();
          break;
        case "fit":
          zoom = null;
          draw();
          break;
        case "again":
          show(at);
          break;
        default:
      }
    }

    window.addEventListener("resize", draw);
    paint();
    show(Math.max(0, pages.findIndex((page) => page.dataset.scan === first)));
    return {
      left: () => unopened().length,
      showUnopened() {
        const next = unopened().find((other) => other !== pages[at]);
        if (next) {
          show(pages.indexOf(next));
        }
      },
      open: (scan) => seen.has(scan),
      next: () => show(at + 1),
      back: () => show(at - 1),
      act,
      showScan(id) {
        const index = pages.findIndex((other) => other.dataset.scan === id);
        if (index >= 0 && index !== at) {
          show(index);
        }
      },
    };
  }

  // ---- the questions; what is answered is kept like everything that is typed

  function questions(form, scans) {
    const rows = Array.from(form.querySelectorAll(".chk tr[id]"));
    const progress = form.querySelector(".progress");
    const approve = form.querySelector(".key-main");
    const giveBack = form.querySelector(".ui-button-danger");
    const someWrong = form.querySelector(".some-wrong");
    const someUnopened = form.querySelector(".some-unopened");
    let at = -1;
    let reopened = false;
    // where a fate is chosen first, that says which button is the main one
    const chosen = form.querySelector("[data-fate]") !== null;

    const word = approve && approve.querySelector(".ui-button-text");
    const passes = word && word.textContent;

    /** What belongs to a question stands in the row below it. */
    const noteOf = (row) => {
      const next = row.nextElementSibling;
      return next && next.classList.contains("note") ? next : null;
    };
    const questionAt = (element) => {
      const row = element.closest(".chk tr");
      return row && row.classList.contains("note") ? row.previousElementSibling : row;
    };
    const stillShut = (row) =>
      (row.dataset.proof || "").split(" ").filter((scan) => scan && !scans.open(scan));

    const answerOf = (row) => row.querySelector("input[type=hidden]");
    const reasonOf = (row) => row.querySelector("input.reason");

    function choose(index) {
      at = Math.max(0, Math.min(rows.length - 1, index));
      rows.forEach((row, i) =>
        [row, noteOf(row)].forEach((part) => part && part.classList.toggle("at", i === at))
      );
      reveal(rows[at].closest(".scroll"), rows[at]);
      scans.showScan(rows[at].dataset.scan);
    }

    /** What proves a change is looked at before it is answered with yes. */
    function answer(row, value) {
      if (value === "Y" && row.classList.contains("moved")) {
        return false;
      }
      const shut = value === "Y" ? stillShut(row) : [];
      if (shut.length > 0) {
        scans.showScan(shut[0]);
        paint();
        return false;
      }
      answerOf(row).value = value;
      paint();
      return true;
    }

    function paint() {
      let yes = 0;
      let no = 0;
      rows.forEach((row) => {
        if (row.classList.contains("moved") && answerOf(row).value === "Y") {
          answerOf(row).value = "";
        }
        const value = answerOf(row).value;
        const still = noteOf(row) && noteOf(row).querySelector(".still");
        if (still) {
          still.hidden = stillShut(row).length === 0;
        }
        yes += value === "Y" ? 1 : 0;
        no += value === "N" ? 1 : 0;
        row.classList.toggle("no", value === "N");
        row.querySelectorAll("[data-answer]").forEach((button) =>
          button.setAttribute("aria-pressed", String(button.dataset.answer === value))
        );
        reasonOf(row).hidden = value !== "N";
      });
      progress.textContent = progress.dataset.pattern.replace("#", yes + no).replace("#", rows.length);
      someWrong.hidden = no === 0;
      const left = scans.left();
      someUnopened.textContent = someUnopened.dataset.pattern.replace("#", left);
      someUnopened.parentElement.hidden = left === 0;
      able(approve, yes === rows.length && left === 0);
      if (word && approve.dataset.short) {
        const short = rows.length - yes;
        word.textContent = passes + (short > 0 ? approve.dataset.short.replace("#", short) : "");
      }
      able(giveBack, no > 0);
      if (giveBack && !chosen) {
        // what does not match is returned by the key that lets the rest pass
        giveBack.classList.toggle("key-main", no > 0);
      }
      close(yes === rows.length);
    }

    /** Where more is to be decided than that all of it matches, the questions give way to it. */
    function close(done) {
      const again = form.querySelector(".checks .again");
      if (again) {
        again.hidden = !done;
        again.closest(".checks").classList.toggle("done", done && !reopened);
      }
    }

    function able(button, may) {
      if (button) {
        button.disabled = !may;
        button.classList.toggle("ui-state-disabled", !may);
      }
    }

    /** To the next question; behind the last to what was not looked at, and then to the button. */
    function goOn() {
      if (at + 1 < rows.length) {
        choose(at + 1);
        return;
      }
      const button = [approve, giveBack].find((other) => other && !other.disabled);
      if (button && button.offsetParent !== null) {
        button.focus();
      } else {
        scans.showUnopened();
      }
    }

    paint();
    if (rows.length > 0) {
      choose(0);
    }

    form.addEventListener("click", (event) => {
      if (event.target.closest(".again")) {
        reopened = !reopened;
        paint();
        return;
      }
      const button = event.target.closest("[data-answer]");
      const row = questionAt(event.target);
      if (row && rows.includes(row)) {
        choose(rows.indexOf(row));
      }
      if (button) {
        answer(row, button.dataset.answer);
        if (button.dataset.answer === "N") {
          reasonOf(row).focus();
        }
      }
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.ctrlKey && event.target.matches("input.reason") && !event.isComposing) {
        // the reason is told, and nothing is sent by it
        event.preventDefault();
        event.stopPropagation();
        event.target.blur();
        goOn();
      }
    });
    ["input", "change", "opened"].forEach((kind) => form.addEventListener(kind, paint));
    form.addEventListener("opened", () => {
      // the last page was looked at behind the last question
      if (at === rows.length - 1 && approve && !approve.disabled && !isTyping(document.activeElement)) {
        goOn();
      }
    });

    return {
      move: (step) => choose(at + step),
      answer(value) {
        if (at < 0) {
          choose(0);
        }
        if (!rows[at].querySelector("[data-answer]") || !answer(rows[at], value)) {
          return;
        }
        if (value === "N") {
          reasonOf(rows[at]).focus();
        } else {
          goOn();
        }
      },
    };
  }

  // ---- a lost token: what becomes of the certificate is chosen first, and nothing is chosen before

  function fates(form) {
    const tiles = Array.from(form.querySelectorAll("[data-fate]"));
    if (tiles.length === 0) {
      return;
    }
    const buttonOf = (tile) => document.getElementById("f:" + tile.dataset.fate);

    function choose(chosen) {
      tiles.forEach((tile) => {
        const on = tile === chosen;
        const button = buttonOf(tile);
        tile.classList.toggle("on", on);
        tile.setAttribute("aria-pressed", String(on));
        if (button) {
          button.hidden = !on;
          button.classList.toggle("key-main", on);
        }
      });
      document.getElementById("unchosen").hidden = chosen !== null;
    }

    choose(null);
    form.addEventListener("click", (event) => {
      const tile = event.target instanceof Element ? event.target.closest("[data-fate]") : null;
      if (tile && tile.getAttribute("aria-disabled") !== "true") {
        choose(tile);
      }
    });
  }

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("form.reviewing");
    if (!form) {
      return;
    }
    const question = form.querySelector(".chk tr[id]");
    const scans = viewer(form.querySelector(".view"), question && question.dataset.scan);
    const checks = questions(form, scans);
    fates(form);

    document.addEventListener(
      "keydown",
      (event) => {
        const composing = event.isComposing || event.keyCode === 229;
        const typing = isTyping(event.target);
        const modified = event.ctrlKey || event.altKey || event.metaKey;
        if (composing || typing || modified || document.querySelector("dialog[open]")) {
          return;
        }
        const does = {
          y: () => checks.answer("Y"),
          n: () => checks.answer("N"),
          ArrowDown: () => checks.move(1),
          ArrowUp: () => checks.move(-1),
          "[": scans.back,
          "]": scans.next,
          "+": () => scans.act("larger"),
          "=": () => scans.act("larger"),
          "-": () => scans.act("smaller"),
        }[event.key.length === 1 ? event.key.toLowerCase() : event.key];
        if (does) {
          event.preventDefault();
          does();
        }
      },
      true
    );
  });
})();
