/* A report keeps itself while it is typed; and what is typed is kept before anything else is done with it. */
"use strict";

(function () {
  const forms = Array.from(document.querySelectorAll("form[data-keeps]"));
  if (!forms.length) return;
  const PATIENCE = 10000;
  const typed = new WeakMap();
  const kept = new WeakMap();
  const count = (map, form) => map.get(form) || 0;
  const isOpen = (form) => count(typed, form) > count(kept, form);

  /* ---- What is typed and what was kept of it, by counts: a request keeps what was typed before it began. ---- */

  forms.forEach((form) => {
    let sending = 0;
    const note = () => typed.set(form, count(typed, form) + 1);
    form.addEventListener("input", note);
    form.addEventListener("htmx:beforeRequest", (event) => {
      const cause = event.detail.requestConfig.triggeringEvent;
      if (!isOpen(form) && cause && cause.type !== "submit") event.preventDefault(); /* kept already */
      else sending = count(typed, form);
    });
    form.addEventListener("htmx:afterRequest", (event) => {
      /* A refusal (422) is shown in its place, and is a success to htmx; the words are not kept by it. */
      const isKept = event.detail.successful && event.detail.xhr.status < 400;
      if (isKept) kept.set(form, sending);
      form.dispatchEvent(new CustomEvent("kept", { detail: isKept }));
    });
  });

  /* ---- Who types faster than the page loads has typed before anybody listened. ---- */

  function isChanged(field) {
    if (field.type === "checkbox" || field.type === "radio") return field.checked !== field.defaultChecked;
    if (field.options) return field.selectedIndex !== Math.max(0, Array.from(field.options).findIndex((o) => o.defaultSelected));
    return field.type !== "hidden" && "defaultValue" in field && field.value !== field.defaultValue;
  }

  document.addEventListener("DOMContentLoaded", () => {
    forms.filter((form) => !isOpen(form) && Array.from(form.elements).some(isChanged)).forEach((form) => {
      typed.set(form, count(typed, form) + 1);
      window.htmx.trigger(form, "keep");
    });
  });

  /* ---- Handing on waits until all of it is kept, and stays where it could not be. ---- */

  function keep(form) {
    return new Promise((resolve) => {
      const end = (event) => {
        if (event.detail && isOpen(form)) return;
        form.removeEventListener("kept", end);
        resolve(!isOpen(form));
      };
      form.addEventListener("kept", end);
      setTimeout(() => resolve(!isOpen(form)), PATIENCE);
      window.htmx.trigger(form, "keep");
    });
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    const open = forms.filter(isOpen);
    if (form.hasAttribute("data-keeps") || !open.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = event.submitter;
    Promise.all(open.map(keep)).then((all) => {
      const missed = open[all.indexOf(false)];
      if (missed) missed.scrollIntoView({ block: "center" });
      else form.requestSubmit(button);
    });
  }, true);

  window.addEventListener("beforeunload", (event) => {
    if (forms.some(isOpen)) event.preventDefault();
  });
})();
