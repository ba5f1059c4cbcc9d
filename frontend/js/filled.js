// [data-filled="what"]: its progress bar counts, while typing, the rows of the form whose fields are all filled.
const inputs = "input:not([type=hidden])";

export function filled(box) {
  const form = box.closest("form");
  const bar = box.querySelector("progress");
  const line = box.querySelector("p");
  const rows = [...form.querySelectorAll("tbody tr")].filter((row) => row.querySelector(inputs));
  if (!bar || !line || !rows.length) return;
  const count = () => {
    const full = rows.filter((row) => [...row.querySelectorAll(inputs)].every((field) => field.value.trim())).length;
    const text = `${full} dari ${rows.length} ${box.dataset.filled} terisi`;
    if (bar.value === full) return;
    bar.value = full;
    bar.setAttribute("aria-label", text);
    line.textContent = text;
  };
  form.addEventListener("input", count);
}
