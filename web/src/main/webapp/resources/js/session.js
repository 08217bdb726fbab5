/*
 * How long somebody has been away. Only what a human does counts: polls and drafts do not keep a
 * session alive, or an unattended desk would stay open for ever. All tabs share one clock.
 */
(function () {
  "use strict";

  const CLOCK = "bureau.act";
  const TOUCH_EVERY = 60000;

  document.addEventListener("DOMContentLoaded", () => {
    const bar = document.getElementById("session");
    if (!bar) {
      return;
    }
    const resume = document.getElementById("resume");
    const limit = Number(bar.dataset.limit) * 1000;
    const warn = Number(bar.dataset.warn) * 1000;
    const door = bar.dataset.door;
    let touched = Date.now();
    const tell = (what) => document.dispatchEvent(new CustomEvent("bureau:" + what));

    const lastAct = () => Number(localStorage.getItem(CLOCK)) || touched;

    function act() {
      if (resume.open) {
        return;
      }
      const now = Date.now();
      localStorage.setItem(CLOCK, String(now));
      if (now - touched > TOUCH_EVERY) {
        touch();
      }
    }

    async function touch() {
      touched = Date.now();
      try {
        const answer = await fetch(door + "/touch", { method: "POST", cache: "no-store" });
        tell("online");
        if (answer.status === 401) {
          askAgain();
        }
      } catch (unreachable) {
        tell("offline");
      }
    }

    function askAgain() {
      bar.hidden = true;
      if (!resume.open) {
        resume.showModal();
        document.getElementById("resume-password").focus();
      }
    }

    function look() {
      const away = Date.now() - lastAct();
      if (away >= limit) {
        askAgain();
      } else if (away >= warn) {
        window.keep.save();
        const left = Math.ceil((limit - away) / 1000);
        bar.querySelector("[data-left]").textContent =
          Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
        bar.hidden = false;
      } else {
        bar.hidden = true;
      }
    }

    async function logIn(event) {
      event.preventDefault();
      const password = document.getElementById("resume-password");
      const refused = resume.querySelector("[data-refused]");
      const unreachable = resume.querySelector("[data-offline]");
      refused.hidden = true;
      unreachable.hidden = true;
      try {
        const answer = await fetch(door + "/resume", {
          method: "POST",
          cache: "no-store",
          body: new URLSearchParams({ name: bar.dataset.account, page: bar.dataset.mark, password: password.value }),
        });
        if (answer.ok) {
          localStorage.setItem(CLOCK, String(Date.now()));
          await window.keep.aside();
          window.location.reload(); // what was typed is put aside and back
          return;
        }
        refused.hidden = false;
      } catch (failed) {
        unreachable.hidden = false;
      }
      password.value = "";
      password.focus();
    }

    ["keydown", "pointerdown"].forEach((kind) => document.addEventListener(kind, act, true));
    bar.querySelector("[data-act=stay]").addEventListener("click", touch);
    resume.querySelector("form").addEventListener("submit", logIn);
    resume.addEventListener("cancel", (event) => event.preventDefault());
    document.addEventListener("bureau:outside", askAgain);
    if (window.jQuery) {
      window.jQuery(document).on("pfAjaxError", (event, request) => {
        if (request && request.status === 401) {
          askAgain();
        } else if (request && request.status === 0) {
          tell("offline");
        } else if (request && request.responseText) {
          const fault = document.getElementById("fault");
          fault.querySelector("span").textContent = request.responseText;
          fault.hidden = false;
        }
      });
      window.jQuery(document).on("pfAjaxStart", () => {
        document.getElementById("fault").hidden = true;
      });
    }
    localStorage.setItem(CLOCK, String(Date.now()));
    window.setInterval(look, 1000);
  });
})();
