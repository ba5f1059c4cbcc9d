// A form that could not be sent says so beside its button, in words; what was typed stays where it is.
import { account } from "./copies.js";
import { filled, pageOf } from "./fields.js";
import { keep } from "./keep.js";
import { toast } from "./toast.js";
import { markSaved } from "./unsaved.js";

const words = {
  0: "Tidak ada sambungan ke server.",
  401: "Sesi berakhir.",
  403: "Tindakan ini tidak diizinkan.",
  404: "Data itu tidak ada lagi.",
  408: "Server terlalu lama menjawab.",
  409: "Keadaannya sudah berubah. Muat ulang halaman untuk melihat yang terbaru.",
  413: "Kiriman terlalu besar. Pilih berkas yang lebih kecil.",
  429: "Terlalu banyak percobaan.",
  500: "Terjadi gangguan di server.",
  502: "Server sedang dimulai ulang.",
  503: "Server sedang sibuk.",
  504: "Server terlalu lama menjawab.",
};
const again = new Set([0, 408, 429, 500, 502, 503, 504]);

/** What happened, as far as the server (or the lack of one) says. */
export function said(status, { pesan = "", after = "" } = {}) {
  const text = pesan || (words[status] ?? words[status >= 500 ? 500 : 409]);
  const seconds = Number(after);
  const hint = !again.has(status) ? "" : seconds > 1 && !/detik/.test(text) ? ` Coba lagi dalam ${seconds} detik.` : pesan ? "" : " Coba lagi sebentar lagi.";
  return text + hint;
}

export const clearFailure = (form) => form.querySelector("[data-failure]")?.remove();

/** `more`: {url, label} of a page where something must be done first; `newer`: the page must be loaded anew,
 * `draf`: for another page has saved the draft;
 * `quiet`: leaves the focus where it is. */
export function fail(form, text, { url, label, newer = false, draf = false, quiet = false } = {}) {
  if (!filled(form) && !newer) {
    clearFailure(form);
    if (url) return location.assign(`${url}?next=${encodeURIComponent(pageOf(form))}`);
    return toast("error", text);
  }
  const kept = keep(form, true);
  clearFailure(form);
  const box = document.createElement("div");
  box.className = "notice is-error";
  box.tabIndex = -1;
  box.dataset.failure = "";
  box.id = `gagal-${[...document.forms].indexOf(form)}`;
  box.setAttribute("role", "alert");
  box.innerHTML = "<div><p></p></div>";
  box.querySelector("p").textContent = `${text} ${kept ? "Isian aman di perangkat ini." : "Isian masih ada di halaman ini; jangan tutup halamannya."}`;
  if (url) {
    const link = document.createElement("a");
    link.className = "btn btn-primary btn-sm";
    link.textContent = label ?? "Masuk lagi";
    link.href = `${url}?next=${encodeURIComponent(pageOf(form))}`;
    if (!kept) link.target = "_blank";
    link.addEventListener("click", () => kept && markSaved(form)); // nothing is lost by leaving
    box.firstChild.append(link);
  }
  if (newer) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-primary btn-sm", textContent: draf ? "Muat draf terbaru" : "Muat ulang halaman" });
    button.addEventListener("click", () => {
      if (keep(form, true)) markSaved(form);
      location.assign(pageOf(form));
    });
    box.firstChild.append(button);
  }
  const end = [...form.querySelectorAll(".actions")].pop();
  if (end) end.before(box);
  else form.append(box);
  if (quiet) return;
  box.scrollIntoView({ block: "center" });
  box.focus({ preventScroll: true });
}

/** A fresh token for every form of the page, where it is still the same person's. */
export function renew({ token, akun }) {
  if (!token || akun !== account()) return false;
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
  if (document.body.hasAttribute("hx-headers")) document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
  return true;
}
