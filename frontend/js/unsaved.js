// form[data-warn-unsaved]: leaving with unsaved input asks first. What was saved, or sent, is no longer asked about.
import { entries } from "./fields.js";

const saved = new WeakMap();

const state = (form) => JSON.stringify(entries(form));

export function markSaved(form) {
  saved.set(form, state(form));
}

/** Sent, and taken: the page may go. */
export function markSent(form) {
  saved.delete(form);
}

export function isDirty(form) {
  return saved.has(form) && saved.get(form) !== state(form);
}

export function unsaved() {
  // What a form held before the first touch; cheap, and right for forms that came later too. One that came back with
  // errors holds what nobody has saved.
  document.addEventListener("focusin", (event) => {
    const form = event.target.form ?? event.target.closest?.("form");
    if (form && !saved.has(form)) saved.set(form, form.querySelector("[data-summary]") ? "" : state(form));
  });
  window.addEventListener("beforeunload", (event) => {
    if ([...document.querySelectorAll("form[data-warn-unsaved]")].some(isDirty)) event.preventDefault();
  });
}
