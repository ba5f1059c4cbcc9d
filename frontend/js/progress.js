// [data-filled]: its bar says how much of the draft that was just saved may be submitted. The server counts.
export function progress(form, { terisi, kemajuan }) {
  const box = form.querySelector("[data-filled]");
  if (!box || !kemajuan) return;
  const bar = box.querySelector("progress");
  bar.value = terisi;
  bar.setAttribute("aria-label", kemajuan);
  box.querySelector("p").textContent = kemajuan;
}
