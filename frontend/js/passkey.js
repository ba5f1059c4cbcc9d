// form[data-passkey="create" or "get"]: asks the device's passkey what data-options says, and sends its answer.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const named = (list) => (list ?? []).map((known) => ({ ...known, id: bytes(known.id) }));

/** The options as the browser wants them: bytes where JSON has text. */
function question(options) {
  const asked = { ...options, challenge: bytes(options.challenge) };
  if (asked.user) asked.user = { ...asked.user, id: bytes(asked.user.id) };
  if (asked.excludeCredentials) asked.excludeCredentials = named(asked.excludeCredentials);
  if (asked.allowCredentials) asked.allowCredentials = named(asked.allowCredentials);
  return asked;
}

/** The answer as JSON, as PublicKeyCredential.toJSON of newer browsers writes it. */
function answer(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
    if (credential.response[name]) response[name] = text(credential.response[name]);
  const id = text(credential.rawId);
  return JSON.stringify({ id, rawId: id, type: credential.type, response, clientExtensionResults: {} });
}

export function passkey(form) {
  const button = form.querySelector("[data-passkey-start]");
  const line = form.querySelector("[data-passkey-error]");
  const say = (words) => {
    line.textContent = words;
    line.hidden = !words;
  };
  button.disabled = false;
  if (!window.PublicKeyCredential) {
    button.disabled = true;
    return say("Browser ini tidak mengenal passkey, atau halaman tidak dibuka lewat HTTPS.");
  }
  button.addEventListener("click", async () => {
    if (!form.reportValidity()) return;
    say("");
    button.disabled = true;
    try {
      const publicKey = question(JSON.parse(form.dataset.options));
      form.elements.jawaban.value = answer(await navigator.credentials[form.dataset.passkey]({ publicKey }));
      form.requestSubmit();
    } catch (error) {
      say(error.name === "InvalidStateError" ? "Passkey perangkat ini sudah terdaftar." : "Tidak jadi. Coba sekali lagi, atau pakai cara lain.");
      button.disabled = false;
    }
  });
}
