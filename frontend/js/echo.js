// Beside a native field of date or time, which speaks the device's language: the same in Indonesian.
import { onReset } from "./element.js";

const words = (options) => new Intl.DateTimeFormat("id-ID", { timeZone: "UTC", ...options });
const day = words({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const month = words({ month: "long", year: "numeric" });
const at = (date) => new Date(`${date}T00:00Z`);
const readers = {
  date: (value) => day.format(at(value)),
  month: (value) => month.format(at(`${value}-01`)),
  time: (value) => `pukul ${value}`,
  "datetime-local": (value) => `${day.format(at(value.slice(0, 10)))} pukul ${value.slice(11, 16)}`,
};

export function echo(field) {
  const line = document.createElement("p");
  line.className = "said";
  const show = () => {
    line.textContent = field.value ? readers[field.type](field.value) : "";
    field.toggleAttribute("data-empty", !field.value);
  };
  for (const name of ["input", "change", "restored"]) field.addEventListener(name, show);
  onReset(field.form, show);
  show();
  field.after(line);
}
