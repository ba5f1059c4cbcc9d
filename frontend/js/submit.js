// Every form that is posted goes by a request of ours: the page stays until the server has answered. It is sent once:
// its button rests and says so until the answer comes. Without htmx, or for a form with a target, the browser sends it.
import { clearFailure, fail, renew, said } from "./failure.js";
import { forget, keep } from "./keep.js";
import { markSent } from "./unsaved.js";

const patience = 60000;

/** Lets a form of a whole page answer into its main part. */
export function boost(form, htmx) {
  if (form.target || form.closest("dialog") || form.hasAttribute("hx-post")) return;
  const wanted = {
    "hx-boost": "true", "hx-target": "#isi", "hx-select": "#isi > *", "hx-select-oob": "#toasts:beforeend",
    "hx-swap": "innerHTML show:window:top", "hx-push-url": "false", "hx-disinherit": "*", // links inside stay links
  };
  for (const [name, value] of Object.entries(wanted)) form.setAttribute(name, value);
  htmx.process(form);
}

function rest(form, button) {
  form.dataset.sent = "1";
  form.classList.add("is-sending");
  clearFailure(form);
  if (!button) return;
  button.dataset.label = button.innerHTML;
  button.setAttribute("aria-disabled", "true");
  button.innerHTML = '<span class="spin" aria-hidden="true"></span>';
  button.append(button.dataset.sending ?? "Mengirim …");
}

function wake(form) {
  delete form.dataset.sent;
  form.classList.remove("is-sending");
  for (const button of form.querySelectorAll("button[data-label]")) {
    button.innerHTML = button.dataset.label;
    button.removeAttribute("aria-disabled");
    delete button.dataset.label;
  }
}

const posted = ({ detail }) => detail.elt.matches?.("form") && detail.requestConfig?.verb !== "get" && detail.elt;

/** What the server says in an error answer. */
function spoken(xhr) {
  try {
    return JSON.parse(xhr.getResponseHeader("HX-Trigger")).pesan ?? {};
  } catch {
    return {};
  }
}

function refused(event) {
  const form = posted(event);
  if (!form) return;
  const { xhr, requestConfig } = event.detail;
  const { text, token, akun, kiriman, url, label, draf } = spoken(xhr);
  const button = requestConfig.triggeringEvent?.submitter;
  if (token && !form.dataset.renewed && renew({ token, akun })) {
    form.dataset.renewed = "1";
    setTimeout(() => form.requestSubmit(button)); // it was refused unread: sent once more with the new token
    return;
  }
  delete form.dataset.renewed;
  if (kiriman && form.elements.kiriman) form.elements.kiriman.value = kiriman;
  fail(form, said(xhr.status, { pesan: text, after: xhr.getResponseHeader("Retry-After") ?? "" }), { url, label, newer: xhr.status === 409 && "autosave" in form.dataset, draf });
}

export function submitGuard() {
  // Capture: before htmx takes the event, so that the second click sends nothing.
  document.addEventListener(
    "submit",
    (event) => {
      if (!event.target.dataset.sent) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
  document.addEventListener("htmx:configRequest", (event) => {
    const form = posted({ detail: { ...event.detail, requestConfig: event.detail } });
    if (form && form.enctype !== "multipart/form-data") event.detail.timeout = patience;
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = posted(event);
    if (!form) return;
    document.getElementById("toasts")?.replaceChildren(); // what was said of the save before
    rest(form, event.detail.requestConfig.triggeringEvent?.submitter);
    keep(form, true);
  });
  // Before the answer is used: a redirect must not be asked about.
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const form = posted(event);
    const { status } = event.detail.xhr;
    if (!form || status < 200 || status >= 300) return;
    markSent(form);
    forget(form);
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    // Who must wait gets the form back with the word how long; other errors leave the page as it is.
    const { xhr } = event.detail;
    if (posted(event) && xhr.status === 429 && xhr.responseText.includes('id="isi"')) Object.assign(event.detail, { shouldSwap: true, isError: false });
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt.matches?.("form")) wake(event.detail.elt);
  });
  for (const [name, status] of [["htmx:sendError", 0], ["htmx:timeout", 408]])
    document.addEventListener(name, (event) => posted(event) && fail(posted(event), said(status)));
  document.addEventListener("htmx:responseError", refused);
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) document.querySelectorAll("form[data-sent]").forEach(wake);
  });
}
