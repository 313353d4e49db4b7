/* What every page does: shows that something takes time, says when the connection is lost, asks before an act,
   closes menus, and knows a few keys. Without it every page still works. */
"use strict";

(function () {
  const PATIENCE = 300;
  const root = document.documentElement;
  let waiting = 0;
  let timer = 0;

  function begin() {
    waiting += 1;
    if (waiting === 1) timer = window.setTimeout(() => root.classList.add("is-loading"), PATIENCE);
  }

  function end() {
    waiting = Math.max(0, waiting - 1);
    if (waiting > 0) return;
    window.clearTimeout(timer);
    root.classList.remove("is-loading");
  }

  function tellOffline(isLost) {
    const notice = document.getElementById("offline");
    if (notice) notice.hidden = !isLost;
  }

  document.addEventListener("htmx:beforeSend", begin);
  document.addEventListener("htmx:afterRequest", end);
  document.addEventListener("htmx:sendError", () => tellOffline(true));
  document.addEventListener("htmx:timeout", () => tellOffline(true));
  document.addEventListener("htmx:afterOnLoad", () => tellOffline(false));
  window.addEventListener("offline", () => tellOffline(true));
  window.addEventListener("online", () => tellOffline(false));
  window.addEventListener("pageshow", () => {
    waiting = 0;
    end();
  });

  /* A form with data-confirm is sent after a yes. */
  let confirmed = null;
  document.addEventListener("submit", (event) => {
    const form = event.target;
    const sentence = form.dataset.confirm;
    const dialog = document.getElementById("confirm");
    if (!sentence || !dialog || confirmed === form) {
      confirmed = null;
      if (form.method === "post" && !event.defaultPrevented) begin();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    document.getElementById("confirm-sentence").textContent = sentence;
    const button = event.submitter;
    dialog.returnValue = "";
    dialog.addEventListener("close", () => {
      if (dialog.returnValue !== "yes") return;
      confirmed = form;
      form.requestSubmit(button);
    }, { once: true });
    dialog.showModal();
  }, true);

  /* One menu at a time; a click elsewhere or Escape closes it. */
  document.addEventListener("click", (event) => {
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  /* Keys: / goes to the search, g and then a letter to a place. */
  let afterG = 0;
  function isTyping(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "/") {
      const field = document.querySelector("[data-key='/']");
      if (field) {
        event.preventDefault();
        field.focus();
      }
    } else if (event.key === "g") {
      afterG = event.timeStamp;
    } else if (event.timeStamp - afterG < 1000) {
      afterG = 0;
      const place = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
      if (place) place.click();
    }
  });
})();
