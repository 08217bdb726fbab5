/*
 * Readers at the counter type as keyboards do: a card's name and number, the text of a code, and
 * Enter behind it. What they read is cut to what the field asks for, and the focus moves on. Units
 * that are known are filled in, and F2 leads to what is next.
 */
window.reader = (function () {
  "use strict";

  const CREDIT_CODE = /[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}/g;
  /** Of a certificate; it is no code with something round it. */
  const SERIAL = /^[0-9A-F]{24,}$/;
  const SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const CITIZEN_ID = /[1-9]\d{16}[\dX]/;
  const NAME = /[\p{Script=Han}·•]{2,30}/u;
  const LABELS = /(公民身份号码|公民身份证号码|居民身份证|身份证号码|身份证号|身份证|证件号码|姓名|性别|民族)[:：]?/g;

  /** So much a reader may type into a field that keeps less. */
  const MOST = 600;

  // ---- what was read

  /** GB 32100: a text of eighteen may be a code by its looks alone. */
  function isCreditCode(code) {
    const sum = Array.from(code.slice(0, 17)).reduce((all, sign, at) => all + SIGNS.indexOf(sign) * (3 ** at % 31), 0);
    return SIGNS[(31 - (sum % 31)) % 31] === code[17];
  }

  /** The credit code in the text or address that a licence's code holds; what has none stays as it is. */
  function creditCode(read) {
    const text = read.toUpperCase();
    if (text.trim().length <= 18) {
      return read;
    }
    if (SERIAL.test(text.trim())) {
      return read;
    }
    const codes = [];
    // they may overlap with what stands before them
    for (let from = 0; from < text.length; from++) {
      CREDIT_CODE.lastIndex = from;
      const found = CREDIT_CODE.exec(text);
      if (!found) {
        break;
      }
      codes.push(found[0]);
      from = found.index;
    }
    return codes.find(isCreditCode) || codes[0] || read;
  }

  /** Name and number, in whatever order and however they are parted; null for what is not both. */
  function card(read) {
    const number = CITIZEN_ID.exec(read.toUpperCase());
    if (!number) {
      return null;
    }
    const rest = (read.slice(0, number.index) + " " + read.slice(number.index + 18)).replace(LABELS, " ");
    const name = NAME.exec(rest);
    return name ? { name: name[0], number: number[0] } : null;
  }

  // ---- fields

  const control = (key) => document.querySelector("#at-" + key + " .control :is(input:not([type=hidden]),select)");

  function open() {
    return Array.from(
      document.querySelectorAll("form.sheet .control :is(input:not([type=hidden]),select,textarea)")
    ).filter((field) => !field.disabled && !field.readOnly && field.closest(".control").offsetParent !== null);
  }

  function put(field, value) {
    if (!field || field.value === value) {
      return;
    }
    if (field.tagName === "SELECT") {
      const menu = window.PrimeFaces && PrimeFaces.getWidgetById(field.id.replace(/_input$/, ""));
      if (menu && menu.selectValue) {
        menu.selectValue(value);
        return;
      }
    }
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  const keyOf = (field) => {
    const place = field.closest(".field[id^=at-]");
    return place ? place.id.slice(3) : "";
  };

  /** Enter behind what was read leads on; elsewhere it is the page's. */
  const isRead = (field) =>
    field instanceof HTMLInputElement &&
    (field.classList.contains("mono") || keyOf(field) === "agentName") &&
    field.closest("form.sheet .form-grid") !== null;

  /** Takes in what stands in a field; the field from which one goes on. */
  function take(field) {
    const key = keyOf(field);
    if (key === "creditCode" || key === "text") {
      put(field, creditCode(field.value));
      return field;
    }
    const read = key === "agentName" || key === "agentDocumentNumber" ? card(field.value) : null;
    if (!read || !control("agentDocumentNumber")) {
      return field;
    }
    put(control("agentName"), read.name);
    const type = control("agentDocumentType");
    if (type && type.value === "") {
      put(type, "CITIZEN_ID");
    }
    put(control("agentDocumentNumber"), read.number);
    return control("agentDocumentNumber");
  }

  const isEmpty = (field) => (/^(checkbox|radio)$/.test(field.type) ? false : field.value === "");

  function focus(field) {
    const menu = field.tagName === "SELECT" && field.closest(".ui-selectonemenu");
    const target = menu ? menu.querySelector("[tabindex='0'],input") || field : field;
    target.focus();
    target.scrollIntoView({ block: "nearest" });
  }

  function goOnFrom(field) {
    const all = open();
    const behind = all.slice(all.indexOf(field) + 1);
    const next = behind.find(isEmpty) || behind[0];
    if (next) {
      focus(next);
    } else {
      field.blur();
    }
  }

  // ---- how fast it comes

  let last = 0;
  let quick = 0;

  /** Where Enter has led to, and nobody has pressed anything since. */
  let ledTo = null;

  document.addEventListener(
    "keydown",
    (event) => {
      const now = event.timeStamp;
      ledTo = null;
      if (event.key.length === 1) {
        quick = now - last < 35 ? quick + 1 : 0;
        last = now;
      }
      const field = event.target;
      const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;
      if (event.isComposing || event.keyCode === 229 || !plain || !isRead(field)) {
        return;
      }
      if (event.key === "Enter" && field.value !== "") {
        event.preventDefault();
        event.stopImmediatePropagation();
        goOnFrom(take(field));
        ledTo = document.activeElement;
      } else if (event.key === "Tab" && keyOf(field) === "agentName" && quick > 1 && now - last < 60) {
        // a reader that parts name and number by a tab passes the kind of document over
        const number = control("agentDocumentNumber");
        if (number) {
          event.preventDefault();
          number.focus();
        }
      }
    },
    true
  );

  // before the page asks what is wrong with it
  document.addEventListener(
    "change",
    (event) => {
      if (isRead(event.target)) {
        take(event.target);
      }
    },
    true
  );

  document.addEventListener("focusin", (event) => {
    if (isRead(event.target) && /^(creditCode|agentName|agentDocumentNumber)$/.test(keyOf(event.target))) {
      event.target.maxLength = MOST;
    }
  });

  // who starts with a licence's code looks for its unit
  document.addEventListener(
    "submit",
    (event) => {
      const text = event.target.querySelector && event.target.querySelector("#at-text input");
      if (text) {
        text.value = creditCode(text.value);
      }
    },
    true
  );

  // ---- a unit that is known

  let brought = new Map();

  function known(args) {
    if (!args || !args.known) {
      return;
    }
    brought = new Map();
    Object.entries(JSON.parse(args.known)).forEach(([key, value]) => {
      const field = control(key);
      if (field && !field.disabled && !/^(checkbox|radio)$/.test(field.type) && field.value === "") {
        put(field, value);
        brought.set(field, value);
      }
    });
    tell();
    const at = document.activeElement;
    const first = unfilled()[0];
    // whoever types already goes on where that is
    if (first && (brought.has(at) || at === ledTo)) {
      focus(first);
    }
  }

  /** Whose case was begun by their code has not typed it: it is asked about once the page is there. */
  function ask() {
    const code = control("creditCode");
    const name = control("unitName");
    if (document.getElementById("brought") && code && code.value !== "" && name && name.value === "") {
      code.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  function tell() {
    const told = document.getElementById("brought");
    if (told) {
      told.hidden = brought.size === 0;
      told.querySelector("span").textContent = told.dataset.said.replace("{0}", brought.size);
    }
  }

  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest("#brought button")) {
      // what was changed since is somebody's own
      brought.forEach((value, field) => field.value === value && put(field, ""));
      brought = new Map();
      tell();
      control("creditCode").focus();
    }
  });

  // ---- what is next: to fill in, to scan, to see

  /** Originals that nobody has seen, in the order of the papers. */
  const unseen = () =>
    Array.from(document.querySelectorAll(".mat tbody tr")).flatMap((row) =>
      Array.from(row.querySelectorAll(".ui-chkbox input:not(:checked), .shown .ui-selectonemenu-label, .scan-chip input"))
    );

  const unscanned = () =>
    Array.from(document.querySelectorAll(".drop:not(.shut)"))
      .filter((row) => row.querySelector(".st-wait"))
      .map((row) => row.querySelector("input[type=file]"));

  const isFilled = (field) => (/^(checkbox|radio)$/.test(field.type) ? field.checked : !isEmpty(field));

  /** The first of each place where something is asked for and nothing of it is there. */
  function unfilled() {
    const places = new Map();
    open().forEach((field) => {
      const place = field.closest(".field");
      if (place && place.querySelector(".required")) {
        places.set(place, (places.get(place) || []).concat(field));
      }
    });
    return Array.from(places.values())
      .filter((fields) => !fields.some(isFilled))
      .map((fields) => fields[0]);
  }

  function next() {
    const order = document.querySelector(".mat") ? unscanned().concat(unseen()) : unfilled();
    const targets = order.filter(Boolean);
    const at = targets.indexOf(document.activeElement);
    const target = targets[(at + 1) % targets.length];
    if (target) {
      focus(target);
    }
    return Boolean(target);
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "F2" && !event.defaultPrevented && !document.querySelector("dialog[open]") && next()) {
      event.preventDefault();
    }
  });

  // ---- a tick leads on to the next original

  let ticked = false;

  document.addEventListener("change", (event) => {
    const cell = event.target instanceof Element && event.target.closest(".mat td");
    ticked = Boolean(cell) && event.target.type !== "file" && event.target.closest(".drop") === null;
  });

  document.addEventListener("DOMContentLoaded", () => {
    if (window.jQuery) {
      window.jQuery(() => window.setTimeout(ask));
      window.jQuery(document).on("pfAjaxComplete", () => {
        if (ticked) {
          ticked = false;
          // behind what the page itself puts back
          window.setTimeout(() => {
            const wrong = document.querySelector(".mat .error");
            const first = unseen()[0];
            if (first && !wrong) {
              focus(first);
            }
          }, 60);
        }
      });
    }
  });

  return { known, creditCode, card };
})();
