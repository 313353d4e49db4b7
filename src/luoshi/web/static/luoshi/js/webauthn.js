/* Asks the browser for a security key: a form with data-webauthn ("create" or "get") and data-options is sent with what
   the key answered. There is no such thing without JavaScript, and the page says so. */
"use strict";

(function () {
  function toBytes(text) {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (character) => character.charCodeAt(0));
  }

  function toText(buffer) {
    const plain = String.fromCharCode(...new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function optionsOf(form) {
    const options = JSON.parse(form.dataset.options).publicKey;
    options.challenge = toBytes(options.challenge);
    if (options.user) options.user.id = toBytes(options.user.id);
    for (const list of [options.excludeCredentials, options.allowCredentials]) {
      for (const known of list || []) known.id = toBytes(known.id);
    }
    return { publicKey: options };
  }

  function asJson(credential) {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[name]) response[name] = toText(credential.response[name]);
    }
    return JSON.stringify({
      id: credential.id,
      rawId: toText(credential.rawId),
      type: credential.type,
      clientExtensionResults: credential.getClientExtensionResults(),
      response,
    });
  }

  async function ask(form) {
    const options = optionsOf(form);
    const asked = form.dataset.webauthn === "create" ? navigator.credentials.create : navigator.credentials.get;
    form.elements.credential.value = asJson(await asked.call(navigator.credentials, options));
    form.submit();
  }

  for (const form of document.querySelectorAll("form[data-webauthn]")) {
    const failed = form.querySelector("[data-failed]");
    if (!window.PublicKeyCredential) {
      failed.hidden = false;
      continue;
    }
    form.querySelector("button").disabled = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      failed.hidden = true;
      ask(form).catch(() => {
        failed.hidden = false;
      });
    });
  }
})();
