// form[data-warn-unsaved]: leaving with unsaved input asks first. Autosave marks a form as saved.
const saved = new WeakMap();

const state = (form) => JSON.stringify([...new FormData(form)].filter(([, value]) => typeof value === "string"));

export function markSaved(form) {
  saved.set(form, state(form));
}

export function isDirty(form) {
  return saved.has(form) && saved.get(form) !== state(form);
}

export function unsaved() {
  // What a form held before the first touch; cheap, and right for forms that came later too.
  document.addEventListener("focusin", (event) => {
    const form = event.target.form ?? event.target.closest?.("form");
    if (form && !saved.has(form)) markSaved(form);
  });
  document.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) saved.delete(event.target);
  });
  window.addEventListener("beforeunload", (event) => {
    if ([...document.querySelectorAll("form[data-warn-unsaved]")].some(isDirty)) event.preventDefault();
  });
}
