// [data-quadrant="hasil,perilaku"]: the dot follows two radio groups (or a hidden field) while the rater chooses.
const words = { di_atas: "di atas", sesuai: "sesuai", di_bawah: "di bawah" };

export function quadrant(figure) {
  const names = figure.dataset.quadrant.split(",");
  const form = figure.closest("form");
  const caption = figure.querySelector("figcaption");
  const level = (name) => {
    const value = form?.querySelector(`input[name="${name}"]:checked, input[type="hidden"][name="${name}"]`)?.value ?? "";
    return value.toLowerCase().replaceAll(" ", "_").replace("_ekspektasi", "");
  };
  const show = () => {
    const [hasil, perilaku] = names.map(level);
    if (!words[hasil] || !words[perilaku]) return;
    for (const cell of figure.querySelectorAll("[data-cell]")) {
      const here = cell.dataset.cell === `${hasil},${perilaku}`;
      cell.classList.toggle("here", here);
      if (here) caption.textContent = `Hasil kerja ${words[hasil]}, perilaku ${words[perilaku]} ekspektasi: ${cell.textContent.replaceAll("\u00ad", "")}`;
    }
  };
  form?.addEventListener("change", show);
  show();
}
