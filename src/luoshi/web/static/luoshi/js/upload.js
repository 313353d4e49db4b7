/* Sends the chosen or dropped files one after the other, each with its progress. Without it the form sends them at once. */
"use strict";

(function () {
  const form = document.getElementById("upload");
  if (!form) return;
  const field = form.querySelector("input[type=file]");
  const drop = form.querySelector("[data-drop]");
  const list = document.getElementById("taken");
  const waiting = [];
  let isSending = false;

  form.querySelector("[data-plain]").hidden = true;
  const take = () => {
    if (!field.files.length) return;
    add(field.files);
    field.value = "";
  };
  field.addEventListener("change", take);
  form.addEventListener("submit", (event) => event.preventDefault());

  /* A drag passes over what lies within, and leaves and enters each time: only the last leave counts. */
  let depth = 0;
  const isFiles = (event) => event.dataTransfer && Array.from(event.dataTransfer.types).includes("Files");
  document.addEventListener("dragenter", (event) => {
    if (!isFiles(event)) return;
    event.preventDefault();
    depth += 1;
    drop.classList.add("is-over");
  });
  document.addEventListener("dragover", (event) => {
    if (isFiles(event)) event.preventDefault();
  });
  document.addEventListener("dragleave", (event) => {
    if (!isFiles(event)) return;
    depth = Math.max(0, depth - 1);
    if (depth === 0) drop.classList.remove("is-over");
  });
  document.addEventListener("drop", (event) => {
    if (!isFiles(event)) return;
    event.preventDefault();
    depth = 0;
    drop.classList.remove("is-over");
    add(event.dataTransfer.files);
  });
  window.addEventListener("beforeunload", (event) => {
    if (isSending) event.preventDefault();
  });

  function add(files) {
    document.querySelector("[data-taken]").hidden = false;
    Array.from(files).forEach((file) => {
      const entry = { file, key: newKey(), row: rowOf(file) };
      list.append(entry.row);
      waiting.push(entry);
    });
    next();
  }

  /* The same key goes with every attempt to send the same file: it is taken in once. */
  function newKey() {
    const bytes = window.crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function rowOf(file) {
    const row = document.createElement("li");
    row.className = "list-row";
    const main = document.createElement("div");
    main.className = "list-main";
    const name = document.createElement("p");
    name.className = "list-title";
    name.textContent = file.name;
    const told = document.createElement("p");
    told.className = "muted small";
    told.textContent = form.dataset.waiting;
    const bar = document.createElement("progress");
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    main.append(name, told, bar);
    row.append(main);
    return row;
  }

  function next() {
    if (isSending || waiting.length === 0) return;
    isSending = true;
    send(waiting.shift());
  }

  function send(entry) {
    const told = entry.row.querySelector("p.small");
    const bar = entry.row.querySelector("progress");
    const request = new XMLHttpRequest();
    const data = new FormData();
    data.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    data.append("once_key", entry.key);
    form.querySelectorAll("input[type=checkbox]:checked").forEach((box) => data.append(box.name, box.value));
    data.append("files", entry.file, entry.file.name);
    told.textContent = form.dataset.sending;
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) bar.value = Math.round(100 * event.loaded / event.total);
    });
    request.upload.addEventListener("load", () => {
      told.textContent = form.dataset.checking;
      bar.removeAttribute("value");
    });
    request.addEventListener("load", () => {
      if (request.status === 200) put(entry, request.responseText);
      else fail(entry);
    });
    request.addEventListener("error", () => fail(entry));
    request.addEventListener("loadend", () => {
      isSending = false;
      next();
    });
    request.open("POST", form.action || window.location.href);
    request.setRequestHeader("HX-Request", "true");
    request.send(data);
  }

  function put(entry, html) {
    const template = document.createElement("template");
    template.innerHTML = html.trim();
    const row = template.content.firstElementChild;
    entry.row.replaceWith(row);
    entry.row = row;
    window.htmx.process(row);
  }

  function fail(entry) {
    const main = entry.row.querySelector(".list-main");
    const told = main.querySelector("p.small");
    told.textContent = form.dataset.failed;
    told.className = "small error";
    main.querySelector("progress").hidden = true;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-small";
    button.textContent = form.dataset.again;
    button.addEventListener("click", () => {
      const row = rowOf(entry.file);
      entry.row.replaceWith(row);
      entry.row = row;
      waiting.push(entry);
      next();
    });
    entry.row.append(button);
  }

  take(); // who was quick has chosen before this ran
})();
