// button[data-print]: prints the page. Without it the browser's own menu does.
export function print(button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
