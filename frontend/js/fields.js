// What stands in a form, without what must never be kept: passwords, codes, files, tokens and other hidden fields.
const secret =
  "[type=password], [type=file], [type=hidden]:not([data-combobox] *), [autocomplete=one-time-code], [autocomplete$=password], [data-secret], button";

const kept = (form) => [...form.elements].filter((field) => field.name && !field.disabled && !field.matches(secret));

export const entries = (form) =>
  kept(form).flatMap((field) => {
    if (field.type === "checkbox" || field.type === "radio") return field.checked ? [[field.name, field.value]] : [];
    if (field.multiple) return [...field.selectedOptions].map((option) => [field.name, option.value]);
    return [[field.name, field.value]];
  });

/** Whether anything stands there that somebody would miss: empty fields and the tick under a question are nothing. */
export const filled = (form) => entries(form).some(([name, value]) => value.trim() && name !== "yakin" && name !== "konfirmasi");

const grouped = (list) => {
  const all = {};
  for (const [name, value] of list) (all[name] ??= []).push(value);
  return all;
};

/** The values of one field among entries. */
export const valuesOf = (list, wanted) => list.filter(([name]) => name === wanted).map(([, value]) => value);

/** The names of the fields in which two lists of entries differ. */
export function differing(one, other) {
  const [a, b] = [grouped(one), grouped(other)];
  return Object.keys({ ...a, ...b }).filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]));
}

const stored = new WeakMap();

/** The server holds what stands here now. */
export const markStored = (form) => stored.set(form, entries(form));

/** The fields in which the page holds what the server does not; undefined where nobody knows. */
export const changed = (form) => stored.has(form) ? differing(stored.get(form), entries(form)) : undefined;

/** Whether what is typed here may be kept at all: a form that asks for a secret is left alone as a whole. */
export const keepable = (form) =>
  form.method === "post" && !form.querySelector("[type=password], [autocomplete=one-time-code], [data-secret]") && kept(form).length > 0;

/** Under which address it is kept; and the page on which one finds the form again. */
export function addressOf(form) {
  const { pathname, search } = new URL(form.dataset.autosave || form.getAttribute("action") || pageOf(form), location.href);
  return pathname + search;
}

export const pageOf = (form) => form.dataset.page || form.closest("[data-address]")?.dataset.address || location.pathname + location.search;

/** Puts entries back into the form. */
export function fill(form, wanted) {
  const values = new Map();
  for (const [name, value] of wanted) values.set(name, [...(values.get(name) ?? []), value]);
  for (const field of kept(form)) {
    const own = values.get(field.name) ?? [];
    if (field.type === "checkbox" || field.type === "radio") field.checked = own.includes(field.value);
    else if (field.multiple) for (const option of field.options) option.selected = own.includes(option.value);
    else if (own.length) field.value = own.length > 1 ? own.shift() : own[0];
    field.dispatchEvent(new Event("change", { bubbles: true }));
    field.dispatchEvent(new CustomEvent("restored"));
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
}
