// Every form that is posted: what is typed stays on this device until the server has it, and comes back with the form.
import * as copies from "./copies.js";
import { addressOf, entries, fill, keepable } from "./fields.js";
import { isDirty } from "./unsaved.js";

const wait = 800;
const keyLife = 20 * 3600 * 1000; // the server remembers a key for a day
const waiting = new Map();

function settle(form) {
  clearTimeout(waiting.get(form));
  waiting.delete(form);
}

/** The server has it, or it was thrown away. */
export function forget(form) {
  settle(form);
  copies.remove(addressOf(form));
}

/** Keeps it now; says whether it is kept. `sent`: somebody has tried to send it. */
export function keep(form, sent = false) {
  settle(form);
  return keepable(form) && copies.write(addressOf(form), entries(form), sent ? { sent, key: form.elements.kiriman?.value } : {});
}

function soon({ target }) {
  const form = target.form ?? target;
  if (!form?.matches?.("form:not([data-autosave])") || !keepable(form)) return;
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(() => keepIfDirty(form), wait));
}

function keepIfDirty(form) {
  settle(form);
  if (form.isConnected && !form.dataset.sent && isDirty(form)) keep(form);
}

function notice(words, ...buttons) {
  const box = document.createElement("div");
  box.className = "notice is-warning";
  box.setAttribute("role", "status");
  box.innerHTML = "<div><p></p></div>";
  box.querySelector("p").textContent = words;
  for (const [word, css, work] of buttons) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: `btn ${css} btn-sm`, textContent: word });
    button.addEventListener("click", () => {
      work();
      box.remove();
    });
    box.firstChild.append(button, " ");
  }
  return box;
}

/** What was typed here before comes back: by itself where sending it failed, else when asked for. */
export function offer(form) {
  if (!keepable(form) || form.querySelector("[data-summary]")) return;
  const copy = copies.read(addressOf(form));
  if (!copy) return;
  const before = entries(form);
  if (JSON.stringify(copy.entries) === JSON.stringify(before)) return copies.remove(addressOf(form));
  const ahead = Number(document.body.dataset.ahead ?? 0); // a demo has a clock of its own
  const when = new Date(copy.at + ahead).toLocaleString("id-ID", { dateStyle: "long", timeStyle: "short" });
  const put = () => {
    fill(form, copy.entries);
    const key = form.elements.kiriman;
    if (copy.key && key && Date.now() - copy.at < keyLife) key.value = copy.key; // it may have arrived after all
    form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  };
  const discard = ["Buang", "btn-text", () => forget(form)];
  if (copy.sent) {
    const fresh = form.elements.kiriman?.value;
    put();
    discard[2] = () => {
      fill(form, before);
      if (fresh) form.elements.kiriman.value = fresh;
      forget(form);
    };
    form.prepend(notice(`Isian Anda dari ${when} belum terkirim dan dipulihkan dari perangkat ini. Periksa, lalu kirim.`, discard));
  } else form.prepend(notice(`Ada isian dari ${when} di perangkat ini yang belum terkirim.`, ["Pulihkan isian", "btn-primary", put], discard));
}

export function keeping() {
  copies.removeOthers();
  document.addEventListener("input", soon);
  document.addEventListener("change", soon);
  document.addEventListener("reset", (event) => forget(event.target));
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && [...waiting.keys()].forEach(keepIfDirty));
  // "Batal" means it: what was typed goes once the page (or the piece of it) is left.
  document.addEventListener("click", (event) => {
    const form = event.target.closest("a[data-dialog-cancel]")?.closest("form");
    if (!form || form.closest("dialog")) return;
    if (event.target.closest("[hx-get]")) forget(form);
    else window.addEventListener("pagehide", () => forget(form), { once: true });
  });
}
