/*
 * What was typed is not lost (ADR 20). A draft is saved when a field is left, while somebody types,
 * and before the page is left. What is not saved is put aside in this tab's storage, as it is
 * typed, and put back by the same page of the same account, once. It is locked there: a browser may
 * write its tabs to the disk, and the key comes with the pages of its owner alone. The page of the
 * login, where one comes by logging out, clears it away, and half a day does.
 */
window.keep = (function () {
  "use strict";

  const ASIDE = "bureau.aside.";
  const SAVE_WHILE_TYPING = 5000;
  const PATIENCE = 20000;
  const HALF_A_DAY = 12 * 3600000;

  const base = new Map();
  /** What was sent and not confirmed: it may stand in the books, or may not. */
  const sent = new Map();
  let gone = false;
  let ready = false;
  /** Whether what lies aside is back: nothing is laid over it before. */
  let back = false;

  // ---- fields by name

  const FIELDS =
    "main form[method=post] :is(input,textarea,select), dialog form[method=post] :is(input,textarea,select)";
  const PASSING = /^(submit|button|reset|file|password|image)$/;

  function fields() {
    return Array.from(document.querySelectorAll(FIELDS)).filter(
      (field) =>
        field.name &&
        !PASSING.test(field.type) &&
        !field.dataset.passing && // a scanner has read it, and reads it again
        !/_(focus|filter)$/.test(field.name) &&
        (field.type !== "hidden" || field.dataset.keep)
    );
  }

  const isBox = (field) => field.type === "checkbox" || field.type === "radio";
  const keyOf = (field) => (isBox(field) ? field.name + "=" + field.value : field.name);
  const valueOf = (field) => (isBox(field) ? String(field.checked) : field.value);

  /** As the bureau sent it: behind a step back the browser may have filled it in by itself. */
  function cameAs(field) {
    if (isBox(field)) {
      return String(field.defaultChecked);
    }
    if (field.tagName !== "SELECT") {
      return field.defaultValue;
    }
    const sent = Array.from(field.options).find((option) => option.defaultSelected) || field.options[0];
    return sent ? sent.value : "";
  }

  /** Fields that were not there before are as they came. */
  function learn() {
    fields().forEach((field) => {
      const key = keyOf(field);
      if (!base.has(key)) {
        base.set(key, cameAs(field));
      }
    });
  }

  /** A browser ticks a box by itself, and not what is drawn over it. */
  function showRestored() {
    const restored = fields().filter((field) => isBox(field) && valueOf(field) !== cameAs(field));
    const values = restored.map((field) => [field, valueOf(field)]);
    restored.forEach((field) => (field.checked = field.defaultChecked));
    values.forEach(([field, value]) => setTo(field, value));
  }

  function changed() {
    return ready ? fields().filter((field) => base.get(keyOf(field)) !== valueOf(field)) : [];
  }

  // ---- drafts

  const draftButton = () => document.querySelector(".key-autosave");
  let saving = null;
  let timer = null;

  /** Saves what has changed; whether all of it is safe then. */
  function save() {
    window.clearTimeout(timer);
    timer = null;
    const button = draftButton();
    if (!button || (!saving && changed().length === 0)) {
      return Promise.resolve("saved");
    }
    if (saving) {
      return saving.then((how) => (how === "saved" && changed().length > 0 ? save() : how));
    }
    saving = new Promise((done) => {
      const late = window.setTimeout(() => done("offline"), PATIENCE);
      saved = (request, args) => {
        window.clearTimeout(late);
        if (request && request.status === 401) {
          done("outside");
        } else if (!request || request.status === 0) {
          done("offline");
        } else if (args && args.saved) {
          sent.forEach((values, key) => base.set(key, values[values.length - 1]));
          sent.clear();
          putAside();
          done("saved");
        } else {
          done("refused");
        }
      };
      button.click();
    }).then((how) => {
      saving = null;
      if (how === "outside" || how === "offline") {
        document.dispatchEvent(new CustomEvent("bureau:" + how));
      } else {
        document.dispatchEvent(new CustomEvent("bureau:online"));
      }
      return how;
    });
    return saving;
  }

  let saved = () => {};

  /** Requests wait for each other: what one takes along is what stands there as it leaves. */
  function leaves() {
    fields().forEach((field) => {
      const key = keyOf(field);
      sent.set(key, (sent.get(key) || []).concat(valueOf(field)));
    });
  }

  function saveWhileTyping() {
    if (timer === null && draftButton()) {
      timer = window.setTimeout(save, SAVE_WHILE_TYPING);
    }
  }

  // ---- put aside and put back

  function place() {
    const form = document.querySelector("main form[data-place]");
    return window.location.pathname + "?" + (form ? form.dataset.place : window.location.search.slice(1));
  }

  const session = () => document.getElementById("session");

  const bytesOf = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const textOf = (buffer) => btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""));
  const utf8 = (text) => new TextEncoder().encode(text);

  /** The key, in memory alone, and under which name this page puts things aside. */
  let drawer = null;

  /** Neither where nobody is logged in, nor where a browser does not trust the line. */
  async function openDrawer() {
    const bar = session();
    const given = bar && bar.dataset.key;
    if (!given || !window.crypto.subtle) {
      return;
    }
    delete bar.dataset.key;
    const subtle = window.crypto.subtle;
    const raw = bytesOf(given);
    const key = await subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
    // an address may have words of a search in it
    const hmac = { name: "HMAC", hash: "SHA-256" };
    const namer = await subtle.importKey("raw", raw, hmac, false, ["sign"]);
    drawer = { key, name: ASIDE + textOf(await subtle.sign(hmac.name, namer, utf8(place()))) };
  }

  const lock = (iv) => ({ name: "AES-GCM", iv, additionalData: utf8(drawer.name) });

  let turn = 0;
  let written = 0;
  const locking = new Set();

  /**
   * A box is locked at once for every change, and the last that is ready lies there: none is
   * dropped for a newer one, which is not there yet while somebody goes on typing and never will be
   * where the page goes. Whoever waits has waited for all.
   */
  function putAside() {
    if (!drawer || !back) {
      return Promise.resolve();
    }
    const mine = ++turn;
    if (nothingToKeep()) {
      written = mine;
      sessionStorage.removeItem(drawer.name);
    } else {
      const box = write(mine).finally(() => locking.delete(box));
      locking.add(box);
    }
    return Promise.all(locking);
  }

  const nothingToKeep = () => gone || unsaved().size === 0;

  /** What to put aside, by field: as it was, what of it was sent, as it is. */
  function unsaved() {
    const now = new Map();
    changed().forEach((field) => {
      const key = keyOf(field);
      now.set(key, { before: new Set([base.get(key), ...(sent.get(key) || [])]), value: valueOf(field) });
    });
    return leaving ? addTo(leaving, now) : now;
  }

  /** From its first sign of leaving on until it is gone, what the page had aside then, and since. */
  let leaving = null;
  let staying = null;

  /**
   * The page lives on until the next one is there, and that was read before what is confirmed from
   * here on: it may show a field as it was. So nothing is taken out any more, not even what the
   * bureau has confirmed or has drawn anew.
   */
  function leave() {
    leaving = unsaved();
    window.clearTimeout(staying);
    staying = window.setTimeout(stay, PATIENCE);
  }

  /** It did not leave after all. */
  function stay() {
    window.clearTimeout(staying);
    leaving = null;
    putAside();
  }

  function addTo(all, now) {
    const there = new Map(fields().map((field) => [keyOf(field), field]));
    all.forEach((entry, key) => {
      const field = there.get(key);
      if (field && valueOf(field) !== entry.value) {
        entry.before.add(entry.value);
        entry.value = valueOf(field);
      }
    });
    now.forEach((entry, key) => {
      const known = all.get(key);
      if (known) {
        entry.before.forEach((value) => known.before.add(value));
      } else {
        all.set(key, entry);
      }
    });
    return all;
  }

  async function write(mine) {
    const values = Array.from(unsaved(), ([key, { before, value }]) => [key, Array.from(before), value]);
    const iv = window.crypto.getRandomValues(new Uint8Array(12));
    const box = await window.crypto.subtle.encrypt(lock(iv), drawer.key, utf8(JSON.stringify(values)));
    if (mine > written && !nothingToKeep()) {
      written = mine;
      sessionStorage.setItem(
        drawer.name,
        JSON.stringify({ account: session().dataset.account, at: Date.now(), iv: textOf(iv), box: textOf(box) })
      );
    }
  }

  /** What lies aside for this page; nothing where it was locked with another key. */
  async function lyingAside() {
    const stored = drawer && sessionStorage.getItem(drawer.name);
    if (!stored) {
      return [];
    }
    try {
      const { iv, box } = JSON.parse(stored);
      const open = await window.crypto.subtle.decrypt(lock(bytesOf(iv)), drawer.key, bytesOf(box));
      return JSON.parse(new TextDecoder().decode(open));
    } catch (foreign) {
      return [];
    }
  }

  function setTo(field, value) {
    if (isBox(field)) {
      if (String(field.checked) !== value) {
        const cover = field.closest(".ui-chkbox, .ui-radiobutton");
        (cover ? cover.querySelector("[class*=-box]") : field).click();
      }
      return;
    }
    const menu = field.closest(".ui-selectonemenu");
    const widget = menu && window.PrimeFaces && PrimeFaces.getWidgetById(menu.id);
    if (widget) {
      widget.selectValue(value);
      widget.triggerChange();
      return;
    }
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  const isIdle = () => !window.PrimeFaces || PrimeFaces.ajax.Queue.isEmpty();

  async function idle() {
    while (!isIdle()) {
      await new Promise((done) => window.setTimeout(done, 50));
    }
  }

  /** What others changed meanwhile stays as they left it. */
  async function putBack() {
    let waiting = await lyingAside();
    let told = false;
    for (let round = 0; round < 3 && waiting.length > 0; round++) {
      const there = new Map(fields().map((field) => [keyOf(field), field]));
      waiting = waiting.filter(([key, before, value]) => {
        const field = there.get(key);
        if (!field || !field.isConnected) {
          return true;
        }
        if (round > 0 || before.includes(valueOf(field)) || before[0] === null) {
          told = told || valueOf(field) !== value;
          setTo(field, value);
          return true;
        }
        return false;
      });
      await idle();
      // a menu that was put back may have had its neighbours drawn anew, as they stand in the books
      const drawn = new Map(fields().map((field) => [keyOf(field), field]));
      waiting = waiting.filter(([key, , value]) => {
        const field = drawn.get(key);
        return !field || valueOf(field) !== value;
      });
    }
    document.getElementById("kept").hidden = !told;
  }

  function drop(isToGo) {
    Object.keys(sessionStorage)
      .filter((key) => key.startsWith(ASIDE) && isToGo(key))
      .forEach((key) => sessionStorage.removeItem(key));
  }

  /** Nothing of anybody stays behind. */
  function clear() {
    drop(() => true);
  }

  /** Of another account, whatever page it was typed on, of too long ago, or not locked. */
  function isForeign(key) {
    try {
      const { account, at, box } = JSON.parse(sessionStorage.getItem(key));
      return account !== session().dataset.account || !(Date.now() - at <= HALF_A_DAY) || !box;
    } catch (unreadable) {
      return true;
    }
  }

  // ---- when

  document.addEventListener("input", saveWhileTyping);
  // a page that goes has no time to lock anything: it is done as soon as something is changed
  ["input", "change", "keyup", "click"].forEach((kind) =>
    document.addEventListener(kind, () => window.setTimeout(putAside), true)
  );
  window.addEventListener("beforeunload", leave);
  window.addEventListener("pagehide", putAside);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) {
      gone = false; // back on a page that had done its work: it is typed on again
      stay();
    }
  });
  ["keydown", "pointerdown"].forEach((kind) =>
    document.addEventListener(kind, () => (document.getElementById("kept").hidden = true), true)
  );
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) {
      save();
      putAside();
    }
  });

  document.addEventListener("DOMContentLoaded", () => {
    if (!session()) {
      // the login, where one comes by logging out, or for want of a session on the way to a page
      if (!new URLSearchParams(window.location.search).has("target")) {
        clear();
      }
      return;
    }
    drop(isForeign);
    if (window.jQuery) {
      // widgets tell of a change through jQuery alone
      window.jQuery(document).on("change", "form", () => {
        window.setTimeout(save);
        putAside();
      });
      window.jQuery(document).on("pfAjaxComplete", learn);
    }
  });

  /** A draft is saved also where a step was refused, and others may go on with it. */
  function standsInTheBooks(field) {
    const saved = field.form.dataset.saved;
    const place = field.closest("[id^='at-']");
    return Boolean(saved && place) && saved.split(" ").includes(place.id.slice(3));
  }

  /** Widgets and the nonce of the page's requests come behind its loading. */
  const settledIn = () =>
    new Promise((done) => (window.jQuery ? window.jQuery(() => window.setTimeout(done)) : done()));

  window.addEventListener("load", async () => {
    await settledIn();
    learn();
    showRestored();
    if (document.querySelector(".errs")) {
      // what was refused is shown as it was typed, not as it stands in the books
      const unsaved = fields().filter((field) => !standsInTheBooks(field));
      unsaved.forEach((field) => base.set(keyOf(field), null));
    }
    ready = true;
    try {
      await openDrawer();
      await putBack();
    } finally {
      back = true;
    }
    await putAside();
    document.documentElement.dataset.ready = "ready";
  });

  document.addEventListener(
    "click",
    async (event) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (
        !link ||
        link.target ||
        link.hasAttribute("download") ||
        event.defaultPrevented ||
        event.ctrlKey ||
        event.metaKey ||
        event.shiftKey ||
        link.getAttribute("href").startsWith("#") ||
        link.origin !== window.location.origin ||
        link.hasAttribute("data-look") ||
        link.hasAttribute("onclick") ||
        !draftButton() ||
        (!saving && changed().length === 0)
      ) {
        return;
      }
      event.preventDefault();
      if (await settled()) {
        window.location.assign(link.href);
      }
    }
  );

  /** Waits until a draft is safe; false where it cannot be now and one had better stay. */
  async function settled() {
    const how = await save();
    return how === "saved" || how === "refused";
  }

  return {
    settled,
    save,
    clear,
    /** A draft's own request leaves. */
    leaves,
    /** What it brought. */
    answered: (request, args) => saved(request, args),
    /** Waits until what is not saved is put aside. */
    aside: putAside,
    /** The page has done its work: nothing of it is put aside. */
    done() {
      gone = true;
      putAside();
    },
  };
})();
