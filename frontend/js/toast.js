// One message at a time, over nothing that is needed now. Errors stay until closed or followed by another message;
// the rest leave after a while, not while pointed at or focused.
const look = {
  success: ["is-success", "check-circle"],
  error: ["is-error", "x-circle"],
  warning: ["is-warning", "exclamation-triangle"],
  info: ["is-info", "info-circle"],
};

/** Gives a message its close button and its end. */
export function arm(toast) {
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "×";
  close.setAttribute("aria-label", "Tutup pesan");
  close.addEventListener("click", () => toast.remove());
  toast.append(close);
  if (["error", "warning"].includes(toast.dataset.level)) return;
  const leave = () => (toast.matches(":hover, :focus-within") ? setTimeout(leave, 2000) : toast.remove());
  setTimeout(leave, 5000 + toast.textContent.length * 60);
}

/** Bottom right; at the top where a main button or the field in use would lie under it. */
function place(box) {
  box.classList.remove("is-high");
  const mine = box.getBoundingClientRect();
  if (!mine.height) return;
  const field = document.activeElement?.matches("input, select, textarea, [contenteditable]") ? [document.activeElement] : [];
  const needed = [...document.querySelectorAll(".btn-primary, .btn-danger"), ...field].filter((one) => !box.contains(one));
  const isCovered = needed.some((one) => {
    const its = one.getBoundingClientRect();
    return its.width && its.right > mine.left && its.left < mine.right && its.bottom > mine.top && its.top < mine.bottom;
  });
  box.classList.toggle("is-high", isCovered);
}

export function toast(level, text) {
  const box = document.getElementById("toasts");
  if (!box) return;
  const [css, icon] = look[level] ?? look.info;
  const item = document.createElement("div");
  item.className = `toast ${css}`;
  item.dataset.level = level;
  item.dataset.on = "1";
  item.setAttribute("role", level === "error" || level === "warning" ? "alert" : "status");
  item.innerHTML = `<svg class="icon" aria-hidden="true"><use href="${box.dataset.icons}#${icon}"></use></svg><p></p>`;
  box.replaceChildren(item);
  // The text comes a moment later, so that a screen reader notices the change.
  setTimeout(() => {
    item.querySelector("p").textContent = text;
    arm(item);
    place(box);
  }, 50);
}

const told = document.createElement("div");
told.className = "visually-hidden";
told.setAttribute("role", "status");

/** What stands on top of a page, new or swapped in, is said too, and shown here where an anchor has led further down. */
export function announce(one) {
  const line = document.createElement("p");
  line.textContent = one.querySelector("[data-kata]").textContent;
  // A moment later: a reader notices what changes in a place that it knows already.
  setTimeout(() => told.append(line), 300);
  requestAnimationFrame(() => {
    if (one.getBoundingClientRect().bottom < 0) toast(one.dataset.level, line.textContent);
  });
}

export function toasts() {
  const box = document.getElementById("toasts");
  if (!box) return;
  document.body.append(told);
  const raise = () => {
    // Above an open modal dialog, which covers everything else.
    const dialog = document.querySelector("dialog[open]");
    (dialog ?? document.body).append(box);
    place(box);
  };
  const [came] = box.children;
  if (came) toast(came.dataset.level, came.querySelector("p").textContent);
  // One that the server sends by itself (an error page's block pesan) takes the place of the one before.
  new MutationObserver(() => {
    while (box.children.length > 1) box.firstElementChild.remove();
    place(box);
  }).observe(box, { childList: true });
  document.addEventListener("focusin", () => place(box));
  window.addEventListener("resize", () => place(box));
  document.addEventListener("pesan", (event) => {
    const { level = "info", text = "" } = event.detail;
    if (level !== "error" || !event.target.closest?.("form")) toast(level, text); // a form says itself what went wrong
  });
  document.addEventListener("dialog-change", raise);
  const ours = ({ detail }) => detail.requestConfig?.verb === "get"; // what was posted: failure.js
  document.addEventListener("htmx:sendError", (event) => ours(event) && toast("error", "Tidak ada sambungan. Coba lagi sebentar lagi."));
  document.addEventListener("htmx:timeout", (event) => ours(event) && toast("error", "Server terlalu lama menjawab. Coba lagi."));
  // An error answer that is itself a message comes with HX-Retarget: let it in.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status >= 400 && event.detail.xhr.getResponseHeader("HX-Retarget")) event.detail.shouldSwap = true;
  });
  document.addEventListener("htmx:responseError", (event) => {
    if (!ours(event)) return;
    if (event.detail.xhr.getResponseHeader("HX-Trigger")?.includes('"pesan"')) return; // the server said it itself
    if (event.detail.xhr.getResponseHeader("HX-Retarget")) return;
    const words = {
      403: "Tindakan ini tidak diizinkan, atau sesi Anda sudah berakhir.",
      404: "Data itu tidak ada lagi.",
      409: "Keadaannya sudah berubah. Muat ulang halaman untuk melihat yang terbaru.",
      429: "Terlalu banyak percobaan. Tunggu sebentar.",
    };
    toast("error", words[event.detail.xhr.status] ?? "Terjadi gangguan di server. Coba lagi sebentar lagi.");
  });
}
