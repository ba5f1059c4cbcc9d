// button[data-fill-empty="selector"]: fills every empty field with the value of [data-from], or of the first filled one.
import { toast } from "./toast.js";

export function fillEmpty() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-fill-empty]");
    if (!button) return;
    const fields = [...(button.form ?? document).querySelectorAll(button.dataset.fillEmpty)];
    const source = button.dataset.from ? document.querySelector(button.dataset.from) : fields.find((field) => field.value.trim());
    const value = source?.value.trim();
    if (!value) {
      toast("warning", "Isi dahulu satu umpan balik, lalu pakai untuk yang kosong.");
      (source ?? fields[0])?.focus();
      return;
    }
    const empty = fields.filter((field) => !field.value.trim());
    for (const field of empty) {
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
    toast("info", empty.length ? `${empty.length} isian kosong telah diisi.` : "Tidak ada isian yang kosong.");
  });
}
