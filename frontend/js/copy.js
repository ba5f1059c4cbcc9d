// button[data-copy="#id"]: copies the text of that element. Without it the text can be selected by hand.
export function copy(button) {
  if (!navigator.clipboard) return;
  const word = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const source = document.querySelector(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(source.textContent.trim());
      button.textContent = "Tersalin";
    } catch {
      getSelection().selectAllChildren(source);
      button.textContent = "Tekan Ctrl+C";
    }
    setTimeout(() => (button.textContent = word), 3000);
  });
}
