// A list in groups, of which only the one named like the choice beside it applies: the others are put away.
export function groups(select) {
  const radios = [...select.form.elements].filter((field) => field.name === select.dataset.groupsOf);
  const show = () => {
    const chosen = radios.find((radio) => radio.checked)?.closest("label").textContent.trim();
    if (!chosen) return;
    for (const group of select.querySelectorAll("optgroup")) group.hidden = group.disabled = group.label !== chosen;
    if (select.selectedOptions[0]?.closest("optgroup")?.disabled) select.value = "";
  };
  for (const radio of radios) radio.addEventListener("change", show);
  show();
}
