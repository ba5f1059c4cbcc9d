// Entry: htmx and our small modules. Every module gets each new piece of the page once, through enhance().
import htmx from "htmx.org";
import { autosave, forgetCopies } from "./autosave.js";
import { combobox } from "./combobox.js";
import { settle } from "./copies.js";
import { copy } from "./copy.js";
import { counter } from "./counter.js";
import { dialog } from "./dialog.js";
import { fillEmpty } from "./fill.js";
import { filled } from "./filled.js";
import { focus } from "./focus.js";
import { gema } from "./gema.js";
import { passkey } from "./passkey.js";
import { print } from "./print.js";
import { quadrant } from "./quadrant.js";
import { richtext } from "./richtext.js";
import { submitGuard } from "./submit.js";
import { tables } from "./tables.js";
import { arm, toasts } from "./toast.js";
import { unsaved } from "./unsaved.js";

const enhancers = {
  "[data-combobox]": combobox,
  "[data-copy]": copy,
  "textarea[data-richtext]": richtext,
  "textarea[data-min]": counter,
  "form[data-autosave]": autosave,
  "[data-angka]": gema,
  "[data-filled]": filled,
  "[data-passkey]": passkey,
  "[data-print]": print,
  "[data-quadrant]": quadrant,
  "table.stack": tables,
  ".toast": arm,
};

function enhance(root) {
  for (const [selector, start] of Object.entries(enhancers)) {
    const found = [...root.querySelectorAll(selector)];
    if (root.matches(selector)) found.push(root);
    for (const element of found) {
      if (element.dataset.on) continue;
      element.dataset.on = "1";
      start(element);
    }
  }
}

settle();
htmx.onLoad(enhance);
dialog(htmx);
focus(htmx);
toasts();
fillEmpty();
submitGuard();
unsaved();

document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-logout]")) forgetCopies();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && location.hash === "#menu") location.hash = "#isi";
});
