// form[data-autosave="address"]: saves the draft while typing; when the server cannot be reached, on this device.
import * as copies from "./copies.js";
import { clearFailure, fail, renew, said } from "./failure.js";
import { addressOf, entries, markStored } from "./fields.js";
import { keep } from "./keep.js";
import { progress } from "./progress.js";
import { markSaved } from "./unsaved.js";

const wait = 1500;
const retry = 15000;
const leaving = 400; // after a field: time enough for a click on the button that sends the form

export function autosave(form) {
  const url = form.dataset.autosave;
  let timer;
  let last = JSON.stringify(entries(form));
  let turn = 0;
  let running;
  let old = false; // another page has saved the draft since: what is typed here stays on this device
  if (!form.querySelector("[data-summary]")) markStored(form);

  const tell = (text, failed) => {
    for (const line of form.querySelectorAll("[data-autosave-status]")) {
      line.textContent = text;
      line.classList.toggle("is-failed", failed);
      const why = failed && form.querySelector("[data-failure]");
      if (why) line.append(" · ", Object.assign(document.createElement("a"), { href: `#${why.id}`, textContent: "Apa yang harus dilakukan?" }));
    }
  };
  const later = (delay) => {
    clearTimeout(timer);
    timer = setTimeout(save, delay);
  };

  async function send(keepalive) {
    const body = new FormData(form);
    body.delete("kiriman"); // the key is that of handing in, and a draft comes many times
    running = new AbortController();
    const answer = await fetch(url, {
      method: "POST", body, keepalive, redirect: "error", signal: running.signal,
      headers: { Accept: "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken?.value ?? "", "X-Requested-With": "fetch" },
    });
    const content = await answer.json().catch(() => ({}));
    return { ok: answer.ok && "pesan" in content, status: answer.status, after: answer.headers.get("Retry-After") ?? "", ...content };
  }

  function failed(answer) {
    const kept = keep(form, true);
    if (answer.status === 409) {
      if (!old) fail(form, said(409, answer), { newer: true, draf: answer.draf, quiet: true });
      old = true;
      return tell(kept ? "Tidak tersimpan di server – disimpan di perangkat ini" : "Tidak tersimpan di server", true);
    }
    if (answer.status === 422) return tell(kept ? `${answer.pesan} Disimpan di perangkat ini.` : answer.pesan, true);
    if (answer.status === 401) fail(form, said(401, answer), { ...answer, quiet: true });
    tell(kept ? "Belum tersimpan di server – disimpan di perangkat ini" : "Belum tersimpan – periksa sambungan Anda", true);
    later(retry);
  }

  async function save(keepalive = false) {
    clearTimeout(timer);
    const text = JSON.stringify(entries(form));
    if (text === last || form.dataset.sent || !form.isConnected) return;
    if (old) return failed({ status: 409 });
    const mine = ++turn;
    let answer = await send(keepalive).catch(() => ({ status: 0 }));
    if (answer.token && renew(answer)) answer = await send(keepalive).catch(() => ({ status: 0 }));
    if (mine !== turn || form.dataset.sent) return;
    if (!answer.ok) return failed(answer);
    last = text;
    if (form.elements.draf_versi) form.elements.draf_versi.value = answer.versi;
    if (!copies.read(addressOf(form))) copies.remove(addressOf(form)); // another showing's is offered there
    clearFailure(form);
    progress(form, answer);
    if (JSON.stringify(entries(form)) === text) {
      markSaved(form);
      markStored(form);
    }
    tell(answer.pesan, false);
  }

  form.addEventListener("input", () => later(wait));
  form.addEventListener("change", () => later(wait));
  form.addEventListener("focusout", () => later(leaving));
  form.addEventListener("htmx:beforeRequest", () => {
    clearTimeout(timer);
    turn++; // what is under way is told to nobody: the form itself carries everything now
    running?.abort();
  });
  window.addEventListener("online", () => save());
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save(true));
}
