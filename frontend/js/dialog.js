// a[data-dialog]: the page behind the link, shown in a modal dialog. Its forms post by htmx; 422 shows the form again.
import { focusFirst } from "./focus.js";
import { forget } from "./keep.js";
import { isDirty } from "./unsaved.js";

const headers = { "X-Dialog": "1" };

export function dialog(htmx) {
  const box = document.getElementById("dialog");
  const body = document.getElementById("dialog-isi");
  if (!box?.showModal) return;
  let address = "";

  const change = () => document.dispatchEvent(new CustomEvent("dialog-change"));
  const close = () => {
    box.close();
    body.replaceChildren();
    change();
  };
  const forms = () => [...body.querySelectorAll("form")];
  const mayClose = () => !forms().some(isDirty) || window.confirm("Isian belum disimpan. Tutup saja?");
  const giveUp = () => {
    if (!mayClose()) return;
    forms().forEach(forget);
    close();
  };

  /** Lets the forms inside answer into the dialog, unless they say where themselves. */
  function wire() {
    for (const form of body.querySelectorAll("form:not([hx-post], [hx-get])")) {
      const action = form.getAttribute("action") || address;
      form.setAttribute(form.method === "post" ? "hx-post" : "hx-get", action);
      form.setAttribute("hx-target", "#dialog-isi");
      form.setAttribute("hx-swap", "innerHTML");
      htmx.process(form);
    }
  }

  async function open(link) {
    address = link.href;
    body.dataset.address = link.pathname + link.search;
    try {
      await htmx.ajax("GET", address, { target: body, swap: "innerHTML", headers });
    } catch {
      return; // the message is already at the bottom right
    }
    if (!body.firstElementChild) return;
    const title = body.querySelector("h1, h2");
    if (title) box.setAttribute("aria-label", title.textContent);
    if (!box.open) box.showModal();
    change();
    if (!focusFirst(body)) body.querySelector("[autofocus], input:not([type=hidden]), select, textarea, [contenteditable], a, button")?.focus();
  }

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest("a[data-dialog]");
    if (link) {
      event.preventDefault();
      open(link);
    } else if (box.open && event.target.closest("[data-dialog-close], #dialog [data-dialog-cancel]")) {
      event.preventDefault();
      giveUp();
    }
  });
  box.addEventListener("cancel", (event) => {
    event.preventDefault();
    giveUp();
  });
  document.addEventListener("tutup-dialog", () => setTimeout(() => box.open && close())); // after the other events of this answer

  document.addEventListener("htmx:configRequest", (event) => {
    if (body.contains(event.detail.elt)) Object.assign(event.detail.headers, headers);
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, xhr, requestConfig } = event.detail;
    if (target !== body) return;
    const [asked, got] = [new URL(requestConfig.path, location.href), new URL(xhr.responseURL || location.href)];
    if (requestConfig.verb !== "get" && asked.pathname !== got.pathname) {
      event.detail.shouldSwap = false;
      location.assign(got);
    } else if (xhr.responseText.includes('id="isi"')) {
      event.detail.selectOverride = "#isi > *"; // a whole page came: take its main part
    }
  });
  document.addEventListener("htmx:afterSwap", (event) => event.detail.target === body && wire());
}
