/* The review desk. Pointing at the source lights the draft and the other way round; forms keep themselves; rows come and go. */
"use strict";

(function () {
  const desk = document.getElementById("desk");
  if (!desk) return;
  const source = document.getElementById("source");
  const draft = document.getElementById("draft");
  const DWELL = 220;
  const RETRY = 8000;

  /* ---- Light ---- */

  let lit = [];
  let timer = 0;

  function unlight() {
    lit.forEach((element) => element.classList.remove("is-lit", "is-exact"));
    lit = [];
  }

  /* A task lights all its words softly; a name or a doubt its very words. */
  function light(elements, token) {
    const isExact = Boolean(token) && !token.startsWith("p.");
    unlight();
    elements.forEach((element) => {
      element.classList.add("is-lit");
      if (isExact && element.classList.contains("mark")) element.classList.add("is-exact");
    });
    lit = elements;
  }

  function inSource(token) {
    return Array.from(source.querySelectorAll(`[data-refs~="${CSS.escape(token)}"]`));
  }

  function inDraft(token) {
    return Array.from(draft.querySelectorAll(`[data-ref="${CSS.escape(token)}"]`));
  }

  function tokensAt(element) {
    const tokens = [];
    for (let at = element.closest("[data-refs]"); at; at = at.parentElement && at.parentElement.closest("[data-refs]")) {
      tokens.push(...at.dataset.refs.split(" "));
    }
    /* What is asked comes before the task it stands in. */
    const rank = (token) => (inDraft(token).some((row) => row.dataset.open === "ask") ? 0 : token.startsWith("n.") ? 2 : 1);
    return Array.from(new Set(tokens)).sort((one, other) => rank(one) - rank(other));
  }

  function isShown(element, pane) {
    const box = element.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    return box.height > 0 && box.bottom > frame.top + 60 && box.top < frame.bottom - 40;
  }

  function open(element) {
    for (let at = element.parentElement; at && at !== desk; at = at.parentElement) {
      if (at.tagName === "DETAILS") at.open = true;
    }
  }

  /* Paragraphs and cards take their height when they are first drawn: the way is corrected until they have. */
  const CORRECTIONS = 10;
  function scrollTo(pane, element) {
    if (!element || isShown(element, pane)) return;
    if (pane.scrollHeight <= pane.clientHeight + 2) {
      element.scrollIntoView({ block: "center" });
      return;
    }
    let left = CORRECTIONS;
    const aim = () => {
      const box = element.getBoundingClientRect();
      const frame = pane.getBoundingClientRect();
      pane.scrollTop += box.top - frame.top - Math.max(70, (frame.height - box.height) / 3);
      left -= 1;
      if (left > 0) window.requestAnimationFrame(() => isShown(element, pane) || aim());
    };
    aim();
  }

  function pointFromDraft(element, scrolls) {
    const row = element.closest("[data-ref]");
    if (!row) return;
    const there = inSource(row.dataset.ref);
    light([row, ...there], row.dataset.ref);
    if (scrolls) scrollTo(source, there[0]);
  }

  function pointFromSource(element, scrolls) {
    const tokens = tokensAt(element);
    if (!tokens.length) return;
    const rows = tokens.flatMap(inDraft);
    const here = inSource(tokens[0]);
    light([...here, ...rows], tokens[0]);
    if (!scrolls || !rows.length) return;
    open(rows[0]);
    scrollTo(draft, rows[0]);
  }

  function point(target, scrolls) {
    if (!(target instanceof Element)) return;
    if (source.contains(target)) pointFromSource(target, scrolls);
    else if (draft.contains(target)) pointFromDraft(target, scrolls);
  }

  desk.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const target = event.target;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => point(target, true), DWELL);
  });
  desk.addEventListener("pointerleave", () => window.clearTimeout(timer));
  desk.addEventListener("focusin", (event) => point(event.target, true));
  desk.addEventListener("click", (event) => {
    window.clearTimeout(timer);
    const place = event.target.closest("[data-goto]");
    if (place) goTo(place);
    else point(event.target, true);
  });

  /* Places named by a doubt: the next of them each time. */
  function goTo(place) {
    const starts = place.dataset.goto.split(" ").map(Number);
    const turn = Number(place.dataset.turn || 0);
    place.dataset.turn = String((turn + 1) % starts.length);
    const row = place.closest("[data-ref]");
    const refs = row ? inSource(row.dataset.ref) : [];
    const home = Array.from(source.querySelectorAll("[data-start]"))
      .filter((paragraph) => Number(paragraph.dataset.start) <= starts[turn]).pop();
    if (!home) return;
    const here = refs.filter((element) => home === element || home.contains(element));
    light([...(row ? [row] : []), ...refs], row ? row.dataset.ref : "");
    showSheet(true);
    scrollTo(source, here[0] || home);
  }

  /* In the source, the arrow keys go from one mark to the next, Enter goes to the draft. */
  let current = null;
  source.addEventListener("keydown", (event) => {
    if (event.target !== source || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      const marks = Array.from(source.querySelectorAll("[data-refs]"));
      if (!marks.length) return;
      event.preventDefault();
      const at = marks.indexOf(current);
      current = marks[Math.min(marks.length - 1, Math.max(0, at + step))];
      pointFromSource(current, true);
      current.classList.add("is-lit");
      scrollTo(source, current);
    } else if (event.key === "Enter" && current) {
      const row = tokensAt(current).flatMap(inDraft)[0];
      const control = row && row.querySelector("button, a[href], input, select");
      if (control) control.focus();
    }
  });

  /* ---- On a phone the source is a sheet from below ---- */

  function showSheet(isShownNow) {
    document.body.classList.toggle("has-sheet", isShownNow);
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-sheet]");
    if (button) showSheet(button.dataset.sheet === "open");
  });

  /* ---- What is left: to the next of it ---- */

  let reached = null;
  function nextOpen() {
    const waiting = Array.from(draft.querySelectorAll("[data-open]")).filter((row) => row.dataset.open !== "note");
    if (!waiting.length) return;
    const at = waiting.indexOf(reached);
    reached = waiting[(at + 1) % waiting.length];
    show(reached);
  }

  function show(row) {
    open(row);
    scrollTo(draft, row);
    const control = row.querySelector("button[name], select, button, a[href]");
    if (control) control.focus({ preventScroll: true });
    pointFromDraft(row, true);
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-next]")) nextOpen();
  });

  /* ---- Rows of a form ---- */

  function tellForm(form) {
    form.dispatchEvent(new Event("change", { bubbles: true }));
  }

  desk.addEventListener("click", (event) => {
    const add = event.target.closest("[data-add-row]");
    if (add) {
      const blank = add.parentElement.querySelector(`template[data-blank="${add.dataset.addRow}"]`);
      const row = blank.content.firstElementChild.cloneNode(true);
      add.before(row);
      row.querySelector("input:not([type=hidden]), select").focus();
    }
    const remove = event.target.closest("[data-remove-row]");
    if (remove) {
      const form = remove.closest("form");
      const list = remove.closest("fieldset");
      remove.closest("[data-row]").remove();
      markEmpty(list);
      tellForm(form);
    }
  });

  /* A list without rows sends nothing: one empty row says that it is empty. */
  function markEmpty(list) {
    if (list.querySelector("[data-row]")) return;
    const blank = list.querySelector("template[data-blank]");
    const row = blank.content.firstElementChild.cloneNode(true);
    row.hidden = true;
    blank.before(row);
  }

  /* The place of the caret in a task's text chooses where to split. */
  desk.addEventListener("focusout", (event) => {
    const area = event.target;
    if (area.tagName !== "TEXTAREA" || area.name !== "text") return;
    const form = area.closest(".piece") && area.closest(".piece").querySelector("[data-split]");
    if (!form || area.selectionStart === 0 || area.selectionStart >= area.value.length) return;
    const at = Array.from(area.value.slice(0, area.selectionStart)).length;
    const choice = form.querySelector("select");
    let here = choice.querySelector("[data-caret]");
    if (!here) {
      here = document.createElement("option");
      here.dataset.caret = "";
      choice.append(here);
    }
    here.value = String(at);
    here.textContent = `${form.dataset.caretWords}${area.value.slice(area.selectionStart, area.selectionStart + 12)}…`;
    here.selected = true;
  });

  /* Forms that htmx sends are no pages to wait for. */
  window.addEventListener("submit", (event) => {
    if (event.target.matches("form[hx-post]")) event.preventDefault();
  }, true);

  /* ---- Autosave ---- */

  const unsaved = new Set();

  function words(key) {
    return desk.dataset[key] || "";
  }

  function status(form, text, isBad) {
    const piece = form.closest(".piece");
    const place = piece && piece.querySelector(".piece-status");
    const bar = document.getElementById("desk-saved");
    if (place) place.textContent = text;
    if (bar && isBad) bar.textContent = text;
    if (piece) piece.classList.toggle("is-unsaved", Boolean(isBad));
  }

  function autosaved(event) {
    const sender = event.detail.requestConfig && event.detail.requestConfig.elt;
    const form = sender && sender.closest("form[data-autosave]");
    return form && event.detail.requestConfig.verb === "post" ? form : null;
  }

  desk.addEventListener("input", (event) => {
    const form = event.target.closest("form[data-autosave]");
    if (form) unsaved.add(form);
  });

  document.addEventListener("htmx:beforeRequest", (event) => {
    /* A form that is not kept stays open: nothing typed is lost. */
    const done = event.detail.elt.closest("[data-done]");
    if (done && unsaved.has(done.closest("form"))) {
      event.preventDefault();
      status(done.closest("form"), words("unsaved"), true);
      return;
    }
    const form = autosaved(event);
    if (form) {
      unsaved.delete(form);
      status(form, words("saving"), false);
    }
  });

  /* What was not kept is answered at its form: for the desk that is an answer and no error. */
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status === 409 && autosaved(event)) event.detail.isError = false;
  });

  document.addEventListener("htmx:afterRequest", (event) => {
    const form = autosaved(event);
    if (!form) return;
    if (event.detail.xhr && event.detail.xhr.status >= 200 && event.detail.xhr.status < 300) {
      const place = form.querySelector(".conflict-place");
      if (place) place.replaceChildren();
      if (!unsaved.has(form)) status(form, words("saved"), false);
      return;
    }
    unsaved.add(form);
    status(form, words("unsaved"), true);
    if (!event.detail.xhr || event.detail.xhr.status === 0 || event.detail.xhr.status >= 500) {
      window.setTimeout(() => document.contains(form) && unsaved.has(form) && tellForm(form), RETRY);
    }
  });

  window.addEventListener("beforeunload", (event) => {
    if (Array.from(unsaved).some((form) => document.contains(form))) event.preventDefault();
  });

  /* ---- After an answer ---- */

  /* The other forms of a piece say the revision that its own form has by now. */
  document.addEventListener("htmx:oobAfterSwap", (event) => {
    const field = event.detail.target;
    if (!field || !field.id || !field.id.startsWith("revision-")) return;
    const now = document.getElementById(field.id);
    desk.querySelectorAll(`[data-revision="${CSS.escape(field.id.slice(9))}"]`).forEach((seen) => {
      seen.value = now.value;
    });
  });

  /* Who settled something goes on with the next of it. */
  let acting = null;
  document.addEventListener("htmx:beforeSend", (event) => {
    const row = event.detail.elt.closest("#doubts [data-open], #names [data-open]");
    acting = row ? { part: row.closest(".part").id, at: Array.from(draft.querySelectorAll("[data-open]")).indexOf(row) } : null;
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (!acting) return;
    const part = document.getElementById(acting.part);
    const waiting = Array.from(draft.querySelectorAll("[data-open]"));
    const following = waiting.slice(acting.at).concat(waiting).find((row) => part.contains(row) && row.dataset.open !== "note");
    acting = null;
    if (following) show(following);
  });

  /* An address with a place in it: the card may be in a closed list. */
  const named = window.location.hash && document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
  if (named && draft.contains(named)) {
    open(named);
    scrollTo(draft, named);
    pointFromDraft(named, true);
  }
})();
