/*
 * Forms that are sent with their whole page (ADR 20). One at a time, and only meant: a second click
 * does nothing, what ends or takes something is asked about once, and Enter presses only what may
 * be pressed by it. The page stays until the bureau has answered where to go, so that nothing typed
 * is lost to a network or a login that is away.
 */
(function () {
  "use strict";

  const page = document.documentElement;
  const natively = HTMLFormElement.prototype.submit;
  let sending = false;

  const isPost = (form) => form.method === "post";

  function hold(held) {
    sending = held;
    page.classList.toggle("sending", held);
    page.setAttribute("aria-busy", String(held));
  }

  function bodyOf(form, submitter) {
    const body = new URLSearchParams(new FormData(form));
    if (submitter && submitter.name) {
      body.set(submitter.name, submitter.value);
    }
    return body;
  }

  async function send(form, submitter) {
    if (sending) {
      return;
    }
    const pressed = bodyOf(form, submitter);
    hold(true);
    if (window.keep && !(await window.keep.settled(form))) {
      hold(false);
      return;
    }
    // a link of Faces has named itself in the form for this moment alone
    const body = submitter && submitter.isConnected ? bodyOf(form, submitter) : pressed;
    const state = form.elements["jakarta.faces.ViewState"];
    if (state) {
      body.set("jakarta.faces.ViewState", state.value);
    }
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        cache: "no-store",
        redirect: "error",
        headers: { "Bureau-Post": "script" },
        body,
      });
      const where = answer.headers.get("Bureau-Go");
      if (where) {
        // the language and the way out are not what was typed; what did nothing is put aside
        if (window.keep && form.closest("main, dialog") && !answer.headers.has("Bureau-Undone")) {
          window.keep.done();
        } else if (window.keep) {
          await window.keep.aside();
        }
        window.location.assign(where);
        return; // held until the other page is there
      }
      if (answer.status === 401) {
        document.dispatchEvent(new CustomEvent("bureau:outside"));
      } else {
        fail(answer.headers.get("Content-Type") || "", await answer.text());
      }
    } catch (unreachable) {
      document.dispatchEvent(new CustomEvent("bureau:offline"));
    }
    hold(false);
  }

  function fail(type, text) {
    const fault = document.getElementById("fault");
    const words = fault.querySelector("span");
    words.textContent = type.startsWith("text/plain") && text ? text : fault.dataset.otherwise;
    fault.hidden = false;
  }

  // ---- what stands at the foot of every page

  function show(bar, shown) {
    const element = document.getElementById(bar);
    if (element) {
      element.hidden = !shown;
    }
  }

  const LOOK_AGAIN = 2000;
  let looking = null;

  function online() {
    window.clearInterval(looking);
    looking = null;
    show("offline", false);
  }

  /** Whatever answers, the bureau is there again; nobody has acted, so that no session is touched. */
  async function look() {
    try {
      await fetch(document.querySelector("link[rel=stylesheet]").href, { method: "HEAD", cache: "no-store" });
      online();
    } catch (unreachable) {
      // the next look may find it
    }
  }

  // a request may fail behind the news that the network is back: the bar asks for itself
  function offline() {
    show("offline", true);
    if (looking === null) {
      looking = window.setInterval(look, LOOK_AGAIN);
    }
  }

  document.addEventListener("bureau:offline", offline);
  document.addEventListener("bureau:online", online);
  window.addEventListener("offline", offline);
  window.addEventListener("online", online);

  // ---- the one way out

  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (isPost(form)) {
        event.preventDefault();
        send(form, event.submitter);
      }
    },
    true
  );

  // links of PrimeFaces send their form without an event
  HTMLFormElement.prototype.submit = function () {
    if (isPost(this)) {
      send(this, null);
    } else {
      natively.call(this);
    }
  };

  window.addEventListener("pageshow", (event) => event.persisted && hold(false));

  // ---- what ends, returns, refuses or takes is asked about once

  let asked = null;

  function valueOf(field) {
    const chosen = field.querySelector(".ui-selectonemenu-label, .ui-radiobutton input:checked");
    if (chosen && chosen.matches("input")) {
      const label = field.querySelector("label[for='" + CSS.escape(chosen.id) + "']");
      return label ? label.textContent : chosen.value;
    }
    if (chosen) {
      return chosen.textContent;
    }
    const typed = field.querySelector(
      "input:not([type=hidden]):not([type=checkbox]):not([type=radio]):not([type=password]), textarea"
    );
    const boxes = field.querySelectorAll(".ui-chkbox");
    const ticked = boxes.length === 1 && boxes[0].querySelector("input:checked");
    return typed ? typed.value : ticked ? boxes[0].textContent : "";
  }

  /** What stands beside the button; another card of the same form is about something else. */
  function summary(button) {
    const form = button.form;
    const beside = button.closest(".card, dialog") || form;
    const lines = Array.from(beside && form ? beside.querySelectorAll(".field") : []).map((field) => {
      const label = field.querySelector("label, .label");
      return [label ? label.textContent : "", valueOf(field)];
    });
    const wrong = Array.from(form ? form.querySelectorAll(".chk tr.no") : []).map((row) => [
      row.querySelector("th").textContent,
      row.querySelector("input.reason").value,
    ]);
    return lines.concat(wrong).filter((line) => line[1].trim() !== "");
  }

  // ---- what is missing is told before anything is asked

  const visible = (element) => element.offsetParent !== null;

  function isMissing(field) {
    const menu = field.querySelector(".ui-selectonemenu select");
    if (menu) {
      return menu.value.trim() === "";
    }
    const typed = Array.from(field.querySelectorAll("input, textarea, select")).filter(
      (e) => !/^(hidden|checkbox|radio|file)$/.test(e.type) && !e.disabled && visible(e)
    );
    if (typed.length > 0) {
      return typed.every((e) => e.value.trim() === "");
    }
    const boxes = Array.from(field.querySelectorAll("input[type=checkbox], input[type=radio]"));
    return boxes.length > 0 && boxes.every((box) => !box.checked);
  }

  /** A main button takes what stands beside it: nobody is asked about what is to be refused. */
  function missing(button) {
    const beside = button.classList.contains("key-main") && (button.closest(".card, dialog") || button.form);
    const fields = beside ? Array.from(beside.querySelectorAll(".field.must")) : [];
    return fields.concat(unexplained(button)).filter((field) => visible(field) && isMissing(field));
  }

  /** Where a reviewer returns what does not match, each of it has its reason. */
  function unexplained(button) {
    const returns = button.classList.contains("ui-button-danger") && button.form;
    return returns ? Array.from(returns.querySelectorAll(".chk tr.no td:has(> input.reason)")) : [];
  }

  function tell(fields) {
    const words = document.getElementById("sure").dataset;
    fields.forEach((field) => {
      field.classList.add("wrong");
      if (!field.querySelector(".error")) {
        const said = document.createElement("div");
        said.className = "error missing";
        said.setAttribute("role", "alert");
        said.textContent = field.querySelector("input[type=checkbox]") ? words.unticked : words.missing;
        field.insertBefore(said, field.querySelector(".control"));
      }
    });
    const first = fields[0].querySelector(
      "input:not([type=hidden]):not([disabled]), select, textarea, button:not([disabled])"
    );
    fields[0].scrollIntoView({ block: "nearest" });
    if (first) {
      first.focus();
    }
  }

  ["input", "change"].forEach((changed) =>
    document.addEventListener(changed, (event) => {
      const field = event.target instanceof Element && event.target.closest(".field, td.wrong");
      const said = field && field.querySelector(".error.missing");
      if (said && !isMissing(field)) {
        said.remove();
        field.classList.remove("wrong");
      }
    })
  );

  function ask(button) {
    const sure = document.getElementById("sure");
    asked = button;
    sure.querySelector("h2").textContent = button.textContent.trim() || button.title;
    sure.querySelector("p").textContent = button.dataset.ask;
    const list = sure.querySelector("dl");
    list.replaceChildren();
    summary(button).forEach((line) => {
      ["dt", "dd"].forEach((kind, i) => {
        const part = document.createElement(kind);
        part.textContent = line[i].trim();
        list.append(part);
      });
    });
    sure.querySelector("[data-act=sure]").textContent = button.textContent.trim() || button.title;
    sure.showModal();
    sure.querySelector(".close-layer").focus();
  }

  /** A page that redraws itself may have exchanged the button; another one is not meant. */
  function press() {
    if (!asked) {
      return;
    }
    const there = asked.isConnected ? asked : document.getElementById(asked.id);
    if (there && there.dataset.ask === asked.dataset.ask) {
      asked = there;
      there.click();
    }
    asked = null;
  }

  document.addEventListener(
    "click",
    (event) => {
      const target = event.target instanceof Element ? event.target : null;
      const button = target && target.closest("[data-ask]");
      if (button && button.dataset.ask && button !== asked) {
        event.preventDefault();
        event.stopImmediatePropagation();
        const gaps = missing(button);
        if (gaps.length > 0) {
          tell(gaps);
        } else {
          ask(button);
        }
      } else if (target && target.closest("#sure [data-act=sure]")) {
        document.getElementById("sure").close("sure");
        press();
      }
    },
    true
  );
  document.addEventListener(
    "close",
    (event) => {
      if (event.target.id === "sure" && event.target.returnValue !== "sure") {
        const button = asked;
        asked = null;
        if (button) {
          button.focus();
        }
      }
      event.target.returnValue = "";
    },
    true
  );

  // ---- Enter in a field

  const TYPED = /^(text|search|tel|url|email|number|date|password|checkbox|radio)$/;

  /** The next thing to fill in or to press; what only closes a layer is not it. */
  function step(from) {
    const all = Array.from(
      from.form.querySelectorAll("input:not([type=hidden]), select, textarea, button")
    ).filter(
      (e) =>
        !e.disabled &&
        e.tabIndex >= 0 &&
        e.offsetParent !== null &&
        !e.classList.contains("close-layer")
    );
    const next = all[all.indexOf(from) + 1];
    if (next) {
      next.focus();
    }
  }

  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (
      event.key !== "Enter" ||
      event.isComposing ||
      event.keyCode === 229 ||
      event.ctrlKey ||
      event.altKey ||
      event.metaKey ||
      !(field instanceof HTMLInputElement) ||
      !TYPED.test(field.type) ||
      !field.form ||
      !isPost(field.form)
    ) {
      return;
    }
    if (event.defaultPrevented || field.closest(".ui-selectonemenu")) {
      event.preventDefault(); // a menu that is open or opens
      return;
    }
    event.preventDefault();
    const main = field.form.querySelector("button.key-enter:not(:disabled)");
    if (main) {
      field.dispatchEvent(new Event("change", { bubbles: true }));
      main.click();
    } else {
      step(field);
    }
  });
})();
