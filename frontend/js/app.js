// Entry: htmx and our small modules. Every module gets each new piece of the page once, through enhance().
import htmx from "htmx.org";
import { autosave } from "./autosave.js";
import { combobox } from "./combobox.js";
import { removeAll } from "./copies.js";
import { copy } from "./copy.js";
import { counter, limit } from "./counter.js";
import { dialog } from "./dialog.js";
import { echo } from "./echo.js";
import { fillEmpty } from "./fill.js";
import { focus } from "./focus.js";
import { fold, unfoldForPaper } from "./fold.js";
import { gema } from "./gema.js";
import { groups } from "./groups.js";
import { keeping, offer } from "./keep.js";
import { passkey } from "./passkey.js";
import { print } from "./print.js";
import { quadrant } from "./quadrant.js";
import { richtext } from "./richtext.js";
import { boost, submitGuard } from "./submit.js";
import { tables } from "./tables.js";
import { announce, arm, toasts } from "./toast.js";
import { unsaved } from "./unsaved.js";
import { askBeforeLogout, unsent } from "./unsent.js";

const enhancers = {
  "[data-combobox]": combobox,
  "[data-copy]": copy,
  "textarea[data-richtext]": richtext,
  "textarea[data-min]": counter,
  "[data-maks]:not([data-richtext])": limit,
  "[data-angka]": gema,
  "[data-fold]": fold,
  "select[data-groups-of]": groups,
  "[data-passkey]": passkey,
  "[data-print]": print,
  "[data-quadrant]": quadrant,
  "table.stack": tables,
  "input[type=date], input[type=month], input[type=time], input[type=datetime-local]": echo,
  ".toast:not([data-on])": arm,
  "[data-kabar]": announce,
  "[data-unsent]": unsent,
  "form[method=post]": (form) => boost(form, htmx),
  "form[data-autosave]": autosave,
  form: offer, // last: what comes back goes through everything above
};
const done = new Map(Object.keys(enhancers).map((selector) => [selector, new WeakSet()]));

function enhance(root) {
  for (const [selector, start] of Object.entries(enhancers)) {
    const found = [...root.querySelectorAll(selector)];
    if (root.matches(selector)) found.push(root);
    for (const element of found) {
      if (done.get(selector).has(element)) continue;
      done.get(selector).add(element);
      start(element);
    }
  }
}

htmx.onLoad(enhance);
dialog(htmx);
focus(htmx);
toasts();
fillEmpty();
unfoldForPaper();
submitGuard();
keeping();
unsaved();
askBeforeLogout();

document.addEventListener("htmx:beforeOnLoad", (event) => {
  if (event.detail.elt.matches?.("[data-logout]") && event.detail.xhr.status < 400) removeAll();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && location.hash === "#menu") location.hash = "#isi";
});
