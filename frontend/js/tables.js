// Stacked tables are drawn as blocks on a phone; explicit roles keep them tables for screen readers.
export function tables(table) {
  const roles = { thead: "rowgroup", tbody: "rowgroup", tfoot: "rowgroup", tr: "row", td: "cell", "th[scope^=col]": "columnheader", "th[scope^=row]": "rowheader" };
  table.setAttribute("role", "table");
  for (const [selector, role] of Object.entries(roles))
    for (const element of table.querySelectorAll(selector)) element.setAttribute("role", role);
  // Words longer than the usual ones: the rows become cards before anything is cut.
  const box = table.parentElement;
  new ResizeObserver(() => box.scrollWidth > box.clientWidth + 1 && table.classList.add("roomy")).observe(box);
}
