"use strict";
// Asks the station again and again what there is to show. The PIN stands in no field, so that no
// browser keeps it; it is gone from here once it was sent, broken off, or left alone for a minute.
(function () {
  const AT = { INSERT: 0, CHECKING: 1, PIN: 2, GENERATING: 3, AWAITING_CERTIFICATES: 4, AWAITING_OFFICERS: 4, WRITING: 5, AWAITING_VERDICT: 6, CLEARING: 7, DONE: 8 };
  const AT_OF_PIN = { INSERT: 0, CHECKING: 1, SETTING_PIN: 2, AWAITING_VERDICT: 3, DONE: 5 };
  const ENDED_AT_OF_PIN = { NOT_PRESENTED: 0, NOT_ITS_CERTIFICATE: 1, NO_PIN_KEY: 1, PIN_LOCKED: 2, TOKEN_FAULT: 2 };
  const ENDED_AT = { NOT_PRESENTED: 0, NOT_ITS_CERTIFICATE: 1, NO_ROOM: 1, FEW_TRIES: 2, PIN_LOCKED: 2, TOKEN_FAULT: 3, CARRIED_OFF: 5, WRONG_SIGNING_CERTIFICATE: 5, WRONG_ENCRYPTION_KEY: 5 };
  const LONGEST_PIN = 32, SHORTEST_PIN = 6, RESULT_STAYS = 8000, PIN_STAYS = 60000, LOOK_EVERY = 500, PATIENCE = 5000;
  let words = WORDS.zh, sight = null, typed = "", typedFor = null, typedAt = 0, said = "", drawn = "", sending = false, asked = null, gone = false;
  const calls = new Map(), seenOpen = new Map(), atOfficersSince = new Map();
  const $ = id => document.getElementById(id);

  function h(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name === "onclick") element.addEventListener("click", value);
      else if (value !== null && value !== false) element.setAttribute(name, value);
    }
    element.append(...children.filter(child => child !== null));
    return element;
  }

  const fours = chip => chip.replace(/(.{4})(?=.)/g, "$1 ");
  const isOver = job => job.step === "DONE" || job.step === "NOT_DONE" || job.step === "PIN_UNKNOWN";
  const setsPin = job => job.kind === "RESET_PIN";
  const restoresKey = job => job.kind === "RESTORE_KEY";
  /** What is said of a kind of job in words of its own, else in those of all. */
  const of = (job, name) => words[name + ({ RESET_PIN: "OfPin", RESTORE_KEY: "OfKey" }[job.kind] || "")] ?? words[name];
  const why = job => of(job, "causes")[job.cause || "none"] || words.causes[job.cause] || words.causes.TOKEN_FAULT;
  const isAway = job => job.step === "INSERT";
  const isLeftOver = job => job.phase === "GIVEN_UP" && isAway(job); // cleared up when its token comes again: nobody is called for it
  const isTyped = job => job.step === "PIN" && !job.cause;
  const isToBeEnded = job => (isTyped(job) && job.phase === "WANTED") || (job.phase === "READY" && (isTyped(job) || isAtOfficers(job) || (waitsForBureau(job) && !job.inReader)));
  const waitsForBureau = job => job.step.startsWith("AWAITING");
  const isAtOfficers = job => job.step === "AWAITING_OFFICERS";
  /** People decide for hours: once that was read, others are served, wherever its token is. */
  const isOrdered = job => job.phase === "READY" && !waitsForBureau(job); // what was waited for has come
  const rests = job => isAtOfficers(job) && asked !== job.job && Date.now() - atOfficersSince.get(job.job) > RESULT_STAYS;

  /** Whose turn it is: a token in the reader, then one at the bureau, then how the last one ended. */
  function pick() {
    const open = sight.jobs.filter(job => !isOver(job));
    open.filter(job => !isLeftOver(job)).forEach(job => seenOpen.set(job.job, Date.now()));
    open.filter(job => isAtOfficers(job) && !atOfficersSince.has(job.job)).forEach(job => atOfficersSince.set(job.job, Date.now()));
    const there = open.filter(job => job.inReader && !rests(job));
    const ended = sight.jobs.filter(job => isOver(job) || isLeftOver(job));
    return there.find(job => !waitsForBureau(job)) || there[0]
      || ended.find(job => job.inReader || Date.now() - (seenOpen.get(job.job) || 0) < RESULT_STAYS)
      || queue().find(isAway) || queue()[0] || null;
  }

  function queue() {
    const called = job => calls.get(job.job) || 0;
    return sight.jobs.filter(job => !isOver(job) && !isLeftOver(job)).map((job, at) => ({ job, at }))
      .sort((a, b) => Number(isAtOfficers(a.job)) - Number(isAtOfficers(b.job)) || Number(!isAway(b.job)) - Number(!isAway(a.job)) || called(a.job) - called(b.job) || a.at - b.at)
      .map(each => each.job);
  }

  function say(text) {
    said = text;
    $("said").textContent = text;
    draw();
  }

  async function post(path, body) {
    const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  async function send() {
    const job = pick();
    if (sending || !job || job.step !== "PIN") return;
    if (typed.length < SHORTEST_PIN) return say(words.short);
    sending = true;
    const pin = typed;
    typed = "";
    try {
      const answer = await post("pin", { job: job.job, pin });
      if (answer.verdict === "WRONG") say(words.wrong(answer.tries.here));
      else if (answer.verdict === "LOCKED") say(words.locked);
      else if (answer.verdict === "NOT_TAKEN") say(words.causes[answer.cause] || words.notTaken);
      else say("");
    } catch (e) {
      say(words.notTaken);
    } finally {
      sending = false;
      look();
    }
  }

  /** It ends the job, and one key is pressed by mistake: it asks first, and what was typed is gone. */
  function ask() {
    const job = pick();
    if (!job || !isToBeEnded(job)) return;
    typed = "";
    said = "";
    asked = job.job;
    draw();
    const goOn = document.querySelector("#stage .acts button");
    if (goOn) goOn.focus();
  }

  function goOn() {
    asked = null;
    draw();
  }

  async function cancel() {
    const job = pick();
    if (job && asked !== job.job) return;
    asked = null;
    typed = "";
    said = "";
    if (!job) return;
    try {
      await post("cancel", { job: job.job });
    } finally {
      look();
    }
  }

  function type(character) {
    said = "";
    typedAt = Date.now();
    if (typed.length < LONGEST_PIN) typed += character;
    draw();
  }

  function erase() {
    said = "";
    typed = typed.slice(0, -1);
    draw();
  }

  function call(next) {
    const job = pick();
    if (!job || !isAway(job) || isLeftOver(job)) return;
    calls.set(job.job, (calls.get(job.job) || 0) + (next ? 1 : 0));
    $("said").textContent = "";
    $("said").textContent = words.insert + " " + fours((pick() || job).chip);
    draw();
  }

  const button = (text, onclick, cls) => h("button", { type: "button", class: cls || "plain", onclick }, text);
  const whose = job => h("p", { class: "whose" }, job.holder || "", h("br"), h("span", { class: "mono muted" }, fours(job.chip)));
  const list = items => h("ul", { class: "kept" }, ...items.map(text => h("li", {}, h("span", { class: "sign", "aria-hidden": "true" }, "✓"), text)));

  function big(cls, sign, job, title) {
    return h("div", { class: "big " + cls }, h("span", { class: "sign", "aria-hidden": "true" }, sign),
      h("div", {}, h("div", { class: "sub" }, job.task + " · " + job.job), h("h1", {}, title)));
  }

  function steps(job) {
    const ended = (isOver(job) && job.step !== "DONE") || isLeftOver(job);
    const at = setsPin(job) ? (ended ? (ENDED_AT_OF_PIN[job.cause] ?? 3) : AT_OF_PIN[job.step]) : ended ? (ENDED_AT[job.cause] ?? 4) : restoresKey(job) && isOrdered(job) ? AT.WRITING : AT[job.step];
    return h("ol", { class: "steps" }, ...of(job, "steps").map((text, i) =>
      h("li", { class: i < at ? "done" : i === at ? (ended ? "held" : "on") : "", "aria-current": i === at ? "step" : null }, text)));
  }

  function rows(pairs) {
    return h("table", { class: "outs" }, h("tbody", {}, ...pairs.map(([name, text]) => h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, text)))));
  }

  function keypad() {
    const digit = n => button(n, () => type(n), "");
    return h("div", { class: "pad", role: "group", "aria-label": words.keypad },
      ...["1", "2", "3", "4", "5", "6", "7", "8", "9"].map(digit),
      button(words.back, erase, "fix"), digit("0"), button(words.enter, send, "go"));
  }

  function pinStage(job) {
    const tries = job.tries ? words.tries(job.tries) : null;
    const dots = h("div", { class: "dots", role: "img", "aria-label": words.typed(typed.length) },
      ...Array.from(typed, () => h("i", { class: "in" })), h("i", { class: "at" }));
    const hint = job.phase === "GIVEN_UP" ? words.leftOver : job.phase === "IN_FORCE" ? of(job, "settle") : words.secret;
    return [h("div", { class: "sub" }, job.task + " · " + (job.phase === "WANTED" ? "✓ " + words.checked : job.job)), h("h1", {}, words.typePin),
      h("div", { class: "pinned" },
        h("div", {}, whose(job), dots, said ? h("p", { class: "wrong" }, said) : null,
          tries ? h("p", { class: "tries" }, tries[0], h("b", {}, tries[1]), tries[2] + " ", h("span", { class: "muted" }, tries[3])) : null,
          h("div", { class: "hint" }, hint)),
        keypad()),
      h("div", { class: "acts" }, isToBeEnded(job) ? button(words.cancel + " (Esc)", ask) : null)];
  }

  function insertStage(job) {
    const note = job.phase === "IN_FORCE" ? of(job, "afterwards") : null;
    return [h("div", { class: "sub" }, job.task + " · " + job.job), h("h1", {}, words.insert), h("div", { class: "chip" }, fours(job.chip)),
      h("p", { class: "whose" }, job.holder || ""), note ? h("div", { class: "hint hold" }, note) : rows([[words.todo, of(job, job.phase === "READY" ? "goesOn" : "todoIs")], [words.pin, of(job, "pinIs")]]),
      h("div", { class: "acts" }, button(words.next + " (F9)", () => call(true)), button(words.again + " (F8)", () => call(false)))];
  }

  function endStage(job) {
    if (setsPin(job)) return pinEnd(job);
    if (job.step === "DONE") {
      return [big("ok", "✓", job, words.done), whose(job), list(of(job, "doneIs")), h("div", { class: "hint" }, words.hand)];
    }
    const few = job.cause === "FEW_TRIES" || job.cause === "PIN_LOCKED";
    const locked = job.cause === "PIN_LOCKED";
    return [big("held", few ? "!" : "↺", job, locked ? words.causes.PIN_LOCKED : few ? words.few : words.notDone), whose(job),
      h("p", { class: "whose" }, words.reason, h("strong", {}, why(job))),
      list(of(job, "unharmedIs")), few ? h("div", { class: "hint hold" }, locked ? words.lockedIs : words.unlock) : null];
  }

  function pinEnd(job) {
    if (job.step === "DONE") {
      return [big("ok", "✓", job, words.done), whose(job), list(words.doneOfPin(job.job)), h("div", { class: "hint" }, words.handSlip)];
    }
    const unknown = job.step === "PIN_UNKNOWN";
    return [big("held", unknown ? "!" : "↺", job, unknown ? words.pinUnknown : words.notDone), whose(job),
      h("p", { class: "whose" }, words.reason, h("strong", {}, why(job))),
      unknown ? h("div", { class: "hint hold" }, words.pinUnknownIs) : list(words.unharmedPin)];
  }

  function askStage(job) {
    return [big("held", "?", job, words.ask), whose(job), h("div", { class: "hint hold" }, of(job, "askIs")),
      h("div", { class: "acts" }, button(words.goOn + " (Esc)", goOn), button(words.stop, cancel))];
  }

  /** What was shown last may be past: nothing of it stays to be gone by. */
  function drawGone() {
    $("linked").textContent = "! " + words.gone;
    $("linked").className = "unlinked";
    $("stage").replaceChildren(h("div", { class: "big held", role: "alert" }, h("span", { class: "sign", "aria-hidden": "true" }, "!"), h("h1", {}, words.gone)),
      h("div", { class: "hint hold" }, words.goneIs));
    $("queue").replaceChildren();
  }

  function stage(job) {
    if (!job) return [h("h1", {}, words.empty)];
    if (isLeftOver(job)) return [big("held", "↺", job, of(job, "removed")), whose(job), h("div", { class: "hint hold" }, of(job, "carriedOff"))];
    if (isAway(job)) return insertStage(job);
    if (job.step === "CHECKING") return [h("div", { class: "sub" }, job.task + " · " + job.job), h("h1", {}, words.checking), whose(job)];
    if (asked === job.job) return askStage(job);
    if (isTyped(job)) return pinStage(job);
    if (job.step === "PIN") return [big("held", "!", job, job.cause ? why(job) : words.notTaken), whose(job), h("div", { class: "hint hold" }, of(job, job.phase === "GIVEN_UP" ? "carriedOff" : "afterwards"))];
    if (isOver(job)) return endStage(job);
    if (setsPin(job)) {
      return [big("run", "⚙", job, waitsForBureau(job) ? words.doingPin[job.step] : words.busy), whose(job), h("ul", { class: "kept" }, h("li", { class: "doing" }, h("span", { class: "sign", "aria-hidden": "true" }, "⚙"), words.doingPin[job.step])),
        h("div", { class: "hint" }, words.safeOfPin)];
    }
    if (isAtOfficers(job)) {
      return [big("run", "…", job, words.officers), whose(job), h("div", { class: "hint" }, words.officersIs),
        h("div", { class: "acts" }, button(words.stop + " (Esc)", ask))];
    }
    if (waitsForBureau(job) && !job.inReader) {
      return [big("held", "↺", job, words.removed), whose(job), h("div", { class: "hint hold" }, words.removedIs),
        h("div", { class: "acts" }, isToBeEnded(job) ? button(words.cancel, ask) : null)];
    }
    return [big("run", "⚙", job, words.busy), whose(job), h("ul", { class: "kept" }, h("li", { class: "doing" }, h("span", { class: "sign", "aria-hidden": "true" }, "⚙"), of(job, "doing")[job.step])),
      h("div", { class: "hint" }, of(job, "safe"))];
  }

  function queueRows(current) {
    const all = queue();
    const state = job => current && job.job === current.job ? words.now : isAtOfficers(job) ? words.atOfficers : waitsForBureau(job) ? words.waits : calls.get(job.job) ? words.called(calls.get(job.job)) : words.come;
    return [h("header", {}, h("h2", {}, words.queue), h("span", { class: "sp" }), h("span", { class: "sub" }, words.many(all.length))),
      h("table", { class: "list" }, h("caption", { class: "hidden" }, words.queue), h("tbody", {}, ...all.map(job =>
        h("tr", { class: current && job.job === current.job ? "on" : "" },
          h("td", {}, h("div", { class: "clip", title: job.holder }, job.holder), h("div", { class: "mono sub" }, job.chip)),
          h("td", { class: "nw" }, job.task, h("div", { class: "sub" }, state(job))))))),
      h("footer", { class: "sub" }, all.length ? words.first : words.empty)];
  }

  function draw() {
    if (gone) return drawGone();
    if (!sight) return;
    const job = pick();
    if (!job || job.job !== asked || !isToBeEnded(job)) asked = null;
    const about = job && job.step === "PIN" ? job.job : null;
    if (about !== typedFor || Date.now() - typedAt > PIN_STAYS) {
      typed = "";
      if (about !== typedFor) said = "";
      typedFor = about;
    }
    const strangers = sight.strangers.filter(chip => !(job && isOver(job) && job.chip === chip));
    // how many characters were typed, never which
    const now = JSON.stringify([sight, job, typed.length, said, asked, words.lang, [...calls]]);
    if (now === drawn) return;
    drawn = now;
    document.documentElement.lang = words.lang;
    document.title = words.station(sight.code);
    $("name").textContent = words.station(sight.code);
    $("here").textContent = location.host + " · " + words.here;
    $("linked").textContent = sight.linked ? "✓ " + words.linked : "! " + words.unlinked;
    $("linked").className = sight.linked ? "linked" : "unlinked";
    for (const language of ["zh", "en"]) $(language).setAttribute("aria-pressed", String(words === WORDS[language]));
    const focused = document.activeElement && document.activeElement.textContent;
    $("stage").replaceChildren(...strangers.map(chip => h("div", { class: "hint hold", role: "alert" }, words.stranger(fours(chip)))),
      ...stage(job).filter(part => part !== null), ...(job ? [steps(job)] : []));
    $("queue").replaceChildren(...queueRows(job));
    const again = focused && [...document.querySelectorAll("#stage button")].find(each => each.textContent === focused);
    if (again) again.focus();
  }

  async function look() {
    try {
      const answer = await fetch("sight", { signal: AbortSignal.timeout(PATIENCE) });
      if (!answer.ok) throw new Error(String(answer.status));
      sight = await answer.json();
      gone = false;
    } catch (e) {
      typed = "";
      drawn = "";
      asked = null;
      if (gone) return;
      gone = true;
    }
    draw();
  }

  document.addEventListener("keydown", event => {
    if (!sight || gone || event.ctrlKey || event.altKey || event.metaKey) return;
    const job = pick();
    const pressed = event.target instanceof HTMLButtonElement && (event.key === "Enter" || event.key === " ");
    if (event.key === "F8" || event.key === "F9") {
      event.preventDefault();
      call(event.key === "F9");
    } else if (!job || pressed) {
      return;
    } else if (asked) {
      if (event.key === "Escape") goOn();
    } else if (event.key === "Escape") {
      ask();
    } else if (!isTyped(job)) {
      return;
    } else if (/^[\x21-\x7e]$/.test(event.key)) {
      event.preventDefault();
      type(event.key);
    } else if (event.key === "Backspace") {
      event.preventDefault();
      erase();
    } else if (event.key === "Enter") {
      send();
    }
  });
  for (const language of ["zh", "en"]) {
    $(language).addEventListener("click", () => {
      words = WORDS[language];
      said = "";
      draw();
    });
  }
  look();
  setInterval(look, LOOK_EVERY);
})();
