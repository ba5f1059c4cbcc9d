// [data-unsent]: before logging out, what was typed and never reached the server, for it is deleted with the session.
import { unsent as kept } from "./copies.js";
import { moment } from "./moment.js";

export function unsent(box) {
  const copies = kept();
  if (!copies.length) return;
  box.querySelector("b").textContent = `${copies.length} isian di perangkat ini belum terkirim, dan terhapus bila Anda keluar.`;
  for (const copy of copies) {
    const line = document.createElement("li");
    line.append(Object.assign(document.createElement("a"), { href: copy.di, textContent: copy.judul || copy.di }), ` (${moment(copy.at)})`);
    box.querySelector("ul").append(line);
  }
  box.hidden = false;
}

/** "Keluar" in the menu asks first where something would be lost: the page of its address names it. */
export function askBeforeLogout() {
  document.addEventListener(
    "submit",
    (event) => {
      if (event.target.dataset.logout !== "" || !kept().length) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      location.assign(event.target.action);
    },
    true,
  );
}
