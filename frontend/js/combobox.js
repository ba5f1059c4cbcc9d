// [data-combobox]: the plain search with a radio list becomes an input with suggestions (ARIA combobox pattern).
import { attributes, onReset, optionOf } from "./element.js";

let count = 0;

export function combobox(root) {
  const input = root.querySelector("input[type=search]");
  const fallback = root.querySelector("[data-results]");
  const checked = fallback.querySelector("input:checked");
  const chosen = document.createElement("input");
  chosen.type = "hidden";
  chosen.name = root.dataset.name;
  chosen.value = checked?.value ?? "";
  let shown = checked ? checked.nextElementSibling.firstChild.textContent.trim() : "";
  const first = { id: chosen.value, text: shown };
  root.querySelector(".combo-find button").remove();
  fallback.remove();

  const list = document.createElement("ul");
  Object.assign(list, { id: `combo-${++count}`, className: "combo-list", hidden: true });
  attributes(list, { role: "listbox", "aria-label": root.querySelector("label").textContent });
  const note = document.createElement("p");
  note.className = "combo-note";
  note.setAttribute("role", "status");
  input.type = "text";
  input.value = shown || input.value; // what was typed and not chosen comes back from the server
  attributes(input, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id });
  input.parentElement.append(list);
  input.parentElement.after(chosen, note);

  const beside = (root.dataset.with ?? "").split(",").filter(Boolean); // "name?": sent along, found without it too
  const needed = beside.filter((name) => !name.endsWith("?"));
  let items = [];
  let active = -1;
  let timer;
  let request;

  /** What must be filled in before this can find anything, in the words of the form. */
  const missing = () => {
    for (const name of needed) {
      if (new FormData(input.form).get(name)) continue;
      const field = input.form.querySelector(`[name="${name}"]`);
      const words = (field?.closest("fieldset")?.querySelector("legend") ?? field?.labels?.[0])?.firstChild.textContent.trim();
      if (words) return `Isi ${words} dahulu, lalu ketik di sini.`;
    }
    return "";
  };
  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = (index) => {
    active = (index + items.length) % items.length;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
    list.children[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", list.children[active].id);
  };
  const choose = (item) => {
    chosen.value = item?.id ?? "";
    shown = item?.teks ?? "";
    input.value = shown;
    note.textContent = item?.sub ?? "";
    close();
    chosen.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const show = (found) => {
    items = found;
    list.replaceChildren(...items.map((item, index) => optionOf(item, `${list.id}-${index}`)));
    list.hidden = !items.length;
    list.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-expanded", String(items.length > 0));
    input.removeAttribute("aria-activedescendant");
    active = -1;
    note.textContent = items.length ? `${items.length} pilihan` : missing() || "Tidak ada yang cocok.";
  };
  const search = async () => {
    request?.abort();
    request = new AbortController();
    const url = new URL(root.dataset.url, location.href);
    url.searchParams.set("q", input.value.trim());
    for (const name of beside.map((name) => name.replace("?", "")))
      url.searchParams.set(name, new FormData(input.form).get(name) ?? "");
    try {
      const answer = await fetch(url, { signal: request.signal, headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      show(await answer.json());
    } catch (error) {
      if (error.name !== "AbortError") note.textContent = "Pencarian gagal. Periksa sambungan Anda.";
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, 150);
  });
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (list.hidden) search();
      else mark(active < 0 && step < 0 ? -1 : active + step);
    } else if (event.key === "Enter") {
      event.preventDefault(); // here it chooses or searches; it never sends the form
      if (list.hidden) search();
      else choose(items[Math.max(active, 0)]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  input.addEventListener("restored", () => (shown = input.value));
  onReset(input.form, () => {
    chosen.value = first.id;
    input.value = shown = first.text;
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("li");
    if (option) choose(items[[...list.children].indexOf(option)]);
  });
  input.addEventListener("blur", () => {
    clearTimeout(timer);
    request?.abort();
    close();
    const typed = input.value.trim();
    if (typed === shown) return;
    const same = items.find((item) => item.teks.toLowerCase() === typed.toLowerCase());
    if (same || !typed) return choose(same ?? null);
    // Half-typed text stays to be gone on with, but is no choice.
    if (chosen.value) choose(null);
    input.value = typed;
    note.textContent = missing() || "Belum ada yang dipilih. Pilih dari daftar yang muncul saat mengetik.";
  });
  input.addEventListener("focus", () => {
    if (!chosen.value && !input.value) note.textContent = missing();
  });
}
