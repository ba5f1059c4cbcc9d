// Every form that is posted: what is typed stays on this device until the server has it, and comes back with the form.
import * as copies from "./copies.js";
import { addressOf, changed, differing, entries, fill, keepable, valuesOf } from "./fields.js";
import { moment } from "./moment.js";
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
  const more = { changed: changed(form), versi: form.elements.draf_versi?.value };
  if (sent) Object.assign(more, { sent, key: form.elements.kiriman?.value });
  return keepable(form) && copies.write(addressOf(form), entries(form), more);
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

const named = (form, name) => {
  const field = form.querySelector(`[name="${CSS.escape(name)}"]`);
  const label = field?.type === "radio" ? field.closest("fieldset")?.querySelector("legend") : field?.labels?.[0];
  return label?.textContent.trim() ?? name;
};

const inWords = (form, name, list) => {
  const word = (value) => {
    const choice = form.querySelector(`[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]:is([type=radio], [type=checkbox])`);
    return choice?.labels?.[0]?.textContent.trim() ?? value.replace(/<[^>]*>/g, " ").trim();
  };
  const text = valuesOf(list, name).map(word).join(", ");
  return text ? `“${text}”` : "kosong";
};

/** What this device holds and what the draft does, side by side. */
function sideBySide(form, names, here, there) {
  const list = document.createElement("ul");
  for (const name of names) {
    const line = `${named(form, name)}: di perangkat ini ${inWords(form, name, here)}, di draf ${inWords(form, name, there)}`;
    list.append(Object.assign(document.createElement("li"), { textContent: line }));
  }
  return list;
}

/** What was typed here before comes back: by itself where sending it failed, else when asked for; also
 * where another page has saved the draft since: then only what was typed here, beside what the draft holds. */
export function offer(form) {
  if (!keepable(form) || form.querySelector("[data-summary]")) return;
  const copy = copies.read(addressOf(form));
  if (!copy) return;
  const before = entries(form);
  const mine = ([name]) => !copy.changed || copy.changed.includes(name);
  const wanted = [...before.filter((entry) => !mine(entry)), ...copy.entries.filter(mine)];
  const names = differing(before, wanted);
  if (!names.length) return copies.remove(addressOf(form));
  const newer = copy.versi !== undefined && copy.versi !== form.elements.draf_versi?.value;
  const when = moment(copy.at);
  const put = () => {
    fill(form, wanted);
    const key = form.elements.kiriman;
    if (!newer && copy.key && key && Date.now() - copy.at < keyLife) key.value = copy.key; // it may have arrived after all
    if (form.dataset.autosave) keep(form, copy.sent); // from now on this page's own
    form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  };
  const discard = ["Buang", "btn-text", () => forget(form)];
  if (newer) {
    const words = `Ada isian dari ${when} di perangkat ini yang belum tersimpan di server. Draf di bawah disimpan dari halaman atau perangkat lain.`;
    const box = notice(words, ["Pulihkan isian", "btn-primary", put], discard);
    box.querySelector("p").after(sideBySide(form, names, wanted, before));
    form.prepend(box);
  } else if (copy.sent) {
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
