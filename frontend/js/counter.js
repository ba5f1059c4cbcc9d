// textarea[data-min]: how many characters are there, how many are needed (counted after trimming).
import { onReset } from "./element.js";

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
