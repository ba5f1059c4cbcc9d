// A form is sent once: its button rests and says so until the answer comes.
function rest(form, button) {
  form.dataset.sent = "1";
  form.classList.add("is-sending");
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
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.target) return;
    // After the browser has read the form: the name of the button goes along.
    setTimeout(() => rest(form, event.submitter));
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    const form = event.detail.elt;
    if (form.matches("form") && event.detail.requestConfig.verb !== "get") {
      rest(form, event.detail.requestConfig.triggeringEvent?.submitter);
    }
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt.matches?.("form")) wake(event.detail.elt);
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) document.querySelectorAll("form[data-sent]").forEach(wake);
  });
}
