// input[data-angka="unit"]: beside it stands, in words, how a number with two meanings is read, while it is typed.
import { onReset } from "./element.js";
import { kata } from "./angka.js";

export function gema(field) {
  const line = document.getElementById(`${field.id}-dibaca`);
  const told = field.form?.elements[`${field.name}_dibaca`];
  if (!line || !told) return;
  const unit = field.form.elements[field.dataset.satuan];
  const tell = () => {
    const text = kata(field.value, unit ? unit.value : field.dataset.angka);
    if (line.textContent !== text) line.textContent = text;
    told.value = text ? field.value : "";
  };
  for (const event of ["input", "restored"]) {
    field.addEventListener(event, tell);
    unit?.addEventListener(event, tell);
  }
  onReset(field.form, tell);
}
