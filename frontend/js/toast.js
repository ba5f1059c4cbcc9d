// Messages at the bottom right. Errors stay until closed; the rest leave after a while, not while pointed at or focused.
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
  box.append(item);
  // The text comes a moment later, so that a screen reader notices the change.
  setTimeout(() => {
    item.querySelector("p").textContent = text;
    arm(item);
  }, 50);
}

export function toasts() {
  const box = document.getElementById("toasts");
  if (!box) return;
  const raise = () => {
    // Above an open modal dialog, which covers everything else.
    const dialog = document.querySelector("dialog[open]");
    (dialog ?? document.body).append(box);
  };
  for (const item of [...box.children]) {
    const text = item.querySelector("p").textContent;
    item.remove();
    toast(item.dataset.level, text);
  }
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
