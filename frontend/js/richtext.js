// textarea[data-richtext]: bold, italic, underline and lists. The textarea stays the field that is sent.
import { attributes, onReset } from "./element.js";

const allowed = new Set(["B", "STRONG", "I", "EM", "U", "UL", "OL", "LI", "P", "BR"]);
const tools = [
  ["bold", "<b>B</b>", "Tebal (Ctrl+B)"],
  ["italic", "<i>I</i>", "Miring (Ctrl+I)"],
  ["underline", "<u>U</u>", "Garis bawah (Ctrl+U)"],
  ["insertUnorderedList", "•", "Daftar berbutir"],
  ["insertOrderedList", "1.", "Daftar bernomor"],
];

/** Copies only allowed tags, without attributes, into the target. */
function clean(source, target) {
  for (const node of source.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) target.append(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE || ["SCRIPT", "STYLE"].includes(node.tagName)) continue;
    const tag = node.tagName === "DIV" ? "P" : node.tagName;
    if (allowed.has(tag)) {
      const copy = document.createElement(tag);
      clean(node, copy);
      target.append(copy);
    } else clean(node, target);
  }
  return target;
}

function parse(html) {
  const source = new DOMParser().parseFromString(html, "text/html").body;
  if (!/<[a-z]/i.test(html)) {
    source.replaceChildren(...html.split("\n").flatMap((line, at) => (at ? [document.createElement("br"), line] : [line])));
  }
  return clean(source, document.createElement("div"));
}

export function richtext(area) {
  const label = area.labels[0];
  const box = document.createElement("div");
  box.className = `rich${area.getAttribute("aria-invalid") ? " is-wrong" : ""}`;
  const bar = document.createElement("div");
  bar.className = "rich-bar";
  attributes(bar, { role: "toolbar", "aria-label": `Format: ${label.textContent.trim()}` });
  const text = document.createElement("div");
  text.className = "rich-text prose";
  text.contentEditable = "true";
  label.id ||= `${area.id}-label`;
  attributes(text, {
    role: "textbox", "aria-multiline": "true", "aria-labelledby": label.id, "aria-required": area.required && "true",
    "aria-describedby": area.getAttribute("aria-describedby"), "aria-invalid": area.getAttribute("aria-invalid"),
  });
  const load = () => text.replaceChildren(...parse(area.value).childNodes);

  const buttons = tools.map(([command, face, name]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.innerHTML = face;
    button.title = name;
    button.setAttribute("aria-label", name);
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      text.focus();
      document.execCommand(command);
      sync();
    });
    bar.append(button);
    return [command, button];
  });
  const press = () => {
    if (document.activeElement !== text) return;
    for (const [command, button] of buttons) button.setAttribute("aria-pressed", String(document.queryCommandState(command)));
  };
  const sync = () => {
    const copy = clean(text, document.createElement("div"));
    area.value = copy.textContent.trim() ? copy.innerHTML : "";
    area.dispatchEvent(new Event("input", { bubbles: true }));
    press();
  };

  load();
  area.required = false;
  area.hidden = true;
  area.addEventListener("restored", load);
  onReset(area.form, load);
  label.addEventListener("click", () => text.focus());
  text.addEventListener("input", (event) => {
    event.stopPropagation(); // the textarea tells it, with the cleaned value
    sync();
  });
  text.addEventListener("paste", (event) => {
    event.preventDefault();
    document.execCommand("insertText", false, event.clipboardData.getData("text/plain"));
  });
  text.addEventListener("focus", () => {
    document.execCommand("defaultParagraphSeparator", false, "p");
    document.execCommand("styleWithCSS", false, "false");
  });
  document.addEventListener("selectionchange", press);
  box.append(bar, text);
  area.before(box);
}
