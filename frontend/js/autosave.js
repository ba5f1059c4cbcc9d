// form[data-autosave="address"]: saves the draft while typing; when the server cannot be reached, on this device.
import * as copies from "./copies.js";
import { markSaved } from "./unsaved.js";

const wait = 1500;
const retry = 15000;
const leaving = 400; // after a field: time enough for a click on the button that sends the form

const entries = (form) =>
  [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrfmiddlewaretoken" && form.elements[name]?.type !== "password");

export const forgetCopies = copies.removeAll;

/** Puts a copy back into the form. */
function restore(form, copy) {
  const values = new Map();
  for (const [name, value] of copy.entries) values.set(name, [...(values.get(name) ?? []), value]);
  for (const field of form.elements) {
    if (!field.name || field.name === "csrfmiddlewaretoken" || field.type === "password" || field.type === "file") continue;
    const kept = values.get(field.name) ?? [];
    if (field.type === "checkbox" || field.type === "radio") field.checked = kept.includes(field.value);
    else if (field.multiple) for (const option of field.options) option.selected = kept.includes(option.value);
    else if (kept.length) field.value = kept.length > 1 ? kept.shift() : kept[0];
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.dispatchEvent(new CustomEvent("restored"));
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function offer(form, url) {
  const copy = copies.read(url);
  if (!copy) return;
  if (JSON.stringify(copy.entries) === JSON.stringify(entries(form))) return copies.remove(url);
  const box = document.createElement("div");
  box.className = "notice is-warning";
  box.setAttribute("role", "status");
  box.innerHTML = '<div><p></p><button type="button" class="btn btn-primary btn-sm">Pulihkan isian</button> <button type="button" class="btn btn-text btn-sm">Buang</button></div>';
  const when = new Date(copy.at).toLocaleString("id-ID", { dateStyle: "long", timeStyle: "short" });
  box.querySelector("p").textContent = `Ada isian dari ${when} di perangkat ini yang belum sampai ke server.`;
  const [yes, no] = box.querySelectorAll("button");
  yes.addEventListener("click", () => {
    restore(form, copy);
    box.remove();
    form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  });
  no.addEventListener("click", () => {
    copies.remove(url);
    box.remove();
  });
  form.prepend(box);
}

export function autosave(form) {
  const url = form.dataset.autosave;
  let timer;
  let last = JSON.stringify(entries(form));
  let turn = 0;
  let running;

  const tell = (text, failed) => {
    for (const line of form.querySelectorAll("[data-autosave-status]")) {
      line.textContent = text;
      line.classList.toggle("is-failed", failed);
    }
  };
  const later = (delay) => {
    clearTimeout(timer);
    timer = setTimeout(save, delay);
  };

  async function save(keepalive = false) {
    clearTimeout(timer);
    const now = entries(form);
    const text = JSON.stringify(now);
    if (text === last || form.dataset.sent || !form.isConnected) return;
    const mine = ++turn;
    running = new AbortController();
    try {
      const token = form.elements.csrfmiddlewaretoken?.value ?? "";
      const answer = await fetch(url, {
        method: "POST", body: new FormData(form), keepalive, redirect: "error", signal: running.signal,
        headers: { Accept: "application/json", "X-CSRFToken": token, "X-Requested-With": "fetch" },
      });
      if (!answer.ok) throw new Error(String(answer.status));
      const { pesan } = await answer.json();
      if (mine !== turn) return;
      last = text;
      copies.remove(url);
      if (JSON.stringify(entries(form)) === text) markSaved(form);
      tell(pesan, false);
    } catch {
      if (mine !== turn || form.dataset.sent) return;
      const kept = copies.write(url, now);
      tell(kept ? "Belum tersimpan di server – disimpan di perangkat ini" : "Belum tersimpan – periksa sambungan Anda", true);
      later(retry);
    }
  }

  offer(form, url);
  form.addEventListener("input", () => later(wait));
  form.addEventListener("change", () => later(wait));
  form.addEventListener("focusout", () => later(leaving));
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    clearTimeout(timer);
    turn++; // what is under way is told to nobody: the form itself carries everything now
    running?.abort();
    copies.write(url, entries(form));
    copies.sent(url);
  });
  window.addEventListener("online", () => save());
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && save(true));
}
