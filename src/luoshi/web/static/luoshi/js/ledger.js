/* The ledger: choosing rows, copying them as text, keys. Without it the page still filters, sorts, exports and opens. */
"use strict";

(function () {
  let current = -1;
  let showsAll = false;

  const rows = () => Array.from(document.querySelectorAll(".ledger-table tbody tr:not(.group-row)"));
  const boxes = () => Array.from(document.querySelectorAll(".ledger-table input[name='task']"));
  const chosen = () => boxes().filter((box) => box.checked).map((box) => box.closest("tr"));

  /* What a filter exchanged comes without what only scripts can do. */
  function wake() {
    document.querySelectorAll("[data-print], [data-all], [data-copy], [data-keys]").forEach((part) => {
      part.hidden = false;
    });
    const full = document.querySelector("[data-full]");
    if (full) full.checked = showsAll;
    current = -1;
    tell();
  }

  function tell() {
    const bar = document.querySelector("[data-chosen-bar]");
    if (!bar) return;
    const count = chosen().length;
    const told = bar.querySelector("[data-chosen-count]");
    told.textContent = count ? told.dataset.some.replace("0", String(count)) : told.dataset.none;
    bar.classList.toggle("has-chosen", count > 0);
    bar.querySelectorAll("button").forEach((button) => {
      button.disabled = count === 0;
    });
    boxes().forEach((box) => box.closest("tr").classList.toggle("is-chosen", box.checked));
    const all = document.querySelector("[data-all]");
    if (all) {
      all.checked = count > 0 && count === boxes().length;
      all.indeterminate = count > 0 && count < boxes().length;
    }
  }

  /* One task as a line of text, as one would write it into a chat: number, text, then the rest by name. */
  function asText(row) {
    const words = (name) => {
      const cell = row.querySelector(`.c-${name} .cell`);
      return cell ? cell.textContent.trim().replace(/\n/g, "；") : "";
    };
    const named = Array.from(row.querySelectorAll("td[data-label]"))
      .filter((cell) => !cell.matches(".c-text, .c-group, .c-duty"))
      .map((cell) => [cell.dataset.label, words(cell.className.replace("c-", ""))])
      .filter((pair) => pair[1])
      .map((pair) => `${pair[0]}：${pair[1]}`);
    const label = row.querySelector(".c-label");
    const head = [label ? label.textContent.trim() : "", words("text")].filter(Boolean).join(" ");
    return named.length ? `${head}\n（${named.join("；")}）` : head;
  }

  async function copy(button) {
    const text = chosen().map(asText).join("\n");
    let isDone = false;
    try {
      await navigator.clipboard.writeText(text);
      isDone = true;
    } catch {
      isDone = copyByHand(text);
    }
    const told = document.querySelector("[data-chosen-count]");
    told.textContent = isDone ? button.dataset.done : button.dataset.failed;
  }

  /* Pages without TLS have no clipboard: the old way works there. */
  function copyByHand(text) {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "sr-only";
    document.body.append(field);
    field.select();
    const isDone = document.execCommand("copy");
    field.remove();
    return isDone;
  }

  function go(step) {
    const all = rows();
    if (!all.length) return;
    if (all[current]) all[current].classList.remove("is-current");
    current = Math.min(all.length - 1, Math.max(0, current + step));
    all[current].classList.add("is-current");
    const link = all[current].querySelector(".c-label a") || all[current].querySelector("input");
    link.focus({ preventScroll: true });
    all[current].scrollIntoView({ block: "nearest" });
  }

  function isTyping(target) {
    return /^(TEXTAREA|SELECT)$/.test(target.tagName) || (target.tagName === "INPUT" && target.type !== "checkbox");
  }

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-all]")) {
      boxes().forEach((box) => {
        box.checked = event.target.checked;
      });
    }
    if (event.target.matches("[data-full]")) showsAll = event.target.checked;
    tell();
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-print], [data-copy]");
    if (!button) return;
    if (button.matches("[data-print]")) window.print();
    else copy(button);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "x" && rows()[current]) rows()[current].querySelector("input[name='task']").click();
    else if (event.key === "o" && rows()[current]) rows()[current].querySelector(".c-label a, a").click();
    else return;
    event.preventDefault();
  });

  document.addEventListener("htmx:afterSettle", wake);
  window.addEventListener("pageshow", wake);
  wake();
})();
