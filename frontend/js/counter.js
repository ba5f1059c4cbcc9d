// How long a text is, while it is typed.
import { onReset } from "./element.js";

/** textarea[data-min]: how many characters are there, how many are needed (counted after trimming). */
export function counter(area) {
  const least = Number(area.dataset.min);
  const line = document.createElement("span");
  line.className = "counter";
  line.id = `${area.id}-jumlah`;
  area.setAttribute("aria-describedby", `${area.getAttribute("aria-describedby") ?? ""} ${line.id}`.trim());
  const spoken = document.createElement("span");
  spoken.className = "visually-hidden";
  spoken.setAttribute("role", "status");
  area.after(line, spoken);
  let timer;
  const count = () => {
    const length = [...area.value.trim()].length;
    line.textContent = `${length} / ${least} karakter`;
    line.classList.toggle("is-enough", length >= least);
    clearTimeout(timer);
    if (document.activeElement === area)
      timer = setTimeout(() => (spoken.textContent = length < least ? `Kurang ${least - length} karakter` : "Panjangnya cukup"), 1500);
  };
  area.addEventListener("input", count);
  area.addEventListener("restored", count);
  onReset(area.form, count);
  count();
}

/** [data-maks]: more than may be sent is never cut off: it is said how much too much it is. */
export function limit(field) {
  const most = Number(field.dataset.maks);
  const line = document.createElement("p");
  line.className = "counter is-over";
  line.id = `${field.id}-panjang`;
  line.setAttribute("role", "status");
  const number = (n) => n.toLocaleString("id-ID");
  const count = () => {
    const length = [...field.value.trim().replaceAll("\n", "\r\n")].length; // a new line counts two, as the server counts
    const text = length > most ? `Paling banyak ${number(most)} karakter, ini ${number(length)}: ${number(length - most)} terlalu banyak` : "";
    if (line.textContent !== text) line.textContent = text;
    line.hidden = !text;
  };
  for (const event of ["input", "restored"]) field.addEventListener(event, count);
  onReset(field.form, count);
  count();
  (field.closest(".affix, .combo") ?? field).after(line);
}
