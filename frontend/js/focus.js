// Where the keyboard stands after a swap; and a session that ended meanwhile.
export function focusFirst(root) {
  const target = root.matches?.("[data-focus]") ? root : root.querySelector?.("[data-focus]");
  if (!target) return false;
  if (!target.matches("a, button, input, select, textarea, [tabindex]")) target.tabIndex = -1;
  target.focus();
  return true;
}

/** What is wrong, or asked, is seen: a swap scrolls to the top of the page after the focus was set. */
const inView = () => document.activeElement?.closest("[data-summary], [data-tanya]")?.scrollIntoView({ block: "nearest" });

export function focus(htmx) {
  document.addEventListener("htmx:beforeSwap", (event) => {
    const login = document.body.dataset.login;
    const { responseURL } = event.detail.xhr;
    if (login && responseURL && new URL(responseURL).pathname === login && location.pathname !== login) {
      event.detail.shouldSwap = false;
      location.reload();
    }
  });
  htmx.on("htmx:afterSettle", (event) => {
    const root = event.detail.elt;
    if (root.isConnected && focusFirst(root)) requestAnimationFrame(inView);
  });
  if (focusFirst(document)) inView();
  // A link of the error summary leads into the field, not only to it.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-summary] a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    const target = field.hidden || field.matches(".visually-hidden") ? field.closest(".field")?.querySelector("[contenteditable]") : field;
    target?.scrollIntoView({ block: "center" });
    target?.focus();
  });
}
