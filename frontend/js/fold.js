// details[data-fold]: folded on a phone, open where there is room; a filter says beside its name what it holds. On paper all is open.
const narrow = window.matchMedia("(max-width: 47.99rem)");

export function fold(details) {
  const follow = () => (details.open = !narrow.matches);
  follow();
  details.dataset.on = "1"; // now the style sheet may show it
  narrow.addEventListener("change", follow);
  const words = details.querySelector("[data-fold-words]");
  if (!words) return;
  const held = [...details.querySelectorAll("select, input:not([type=hidden])")].filter(
    (field) => field.value && (field.type !== "checkbox" || field.checked),
  );
  const said = (field) => (field.type === "checkbox" ? field.labels[0]?.textContent.trim() : field.value);
  words.textContent = held.map((field) => field.selectedOptions?.[0].text ?? said(field)).join(" · ");
}

export function unfoldForPaper() {
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("main details:not([open])")];
    for (const one of opened) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });
}
