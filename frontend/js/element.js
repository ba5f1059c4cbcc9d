// Small help for building elements.
export function attributes(element, values) {
  for (const [name, value] of Object.entries(values)) if (value) element.setAttribute(name, value);
}

/** A reset form has its first values only after the event. */
export function onReset(form, work) {
  form?.addEventListener("reset", () => setTimeout(work));
}

/** One entry of a listbox: {teks, sub}. */
export function optionOf(item, id) {
  const option = document.createElement("li");
  option.id = id;
  attributes(option, { role: "option", "aria-selected": "false" });
  option.textContent = item.teks;
  if (item.sub) option.append(Object.assign(document.createElement("small"), { textContent: item.sub }));
  return option;
}
