// Tables that are sorted by a press on a column's name. Without this module they are plain tables,
// in the order of the alphabet.

/** What a row is sorted by in a column: a number, its place in the alphabet, or nothing. */
const orderOf = (row, column) => {
  const cell = row.cells[column];
  if (cell.dataset.order === undefined) return Number(row.dataset.place);
  return cell.dataset.order === "" ? null : Number(cell.dataset.order);
};

/** Sorts the rows; those without a number stay last, equal ones keep the alphabet. */
const sort = (table, column, isDescending) => {
  const body = table.tBodies[0];
  const sign = isDescending ? -1 : 1;
  const rows = [...body.rows].map((row) => ({ row, order: orderOf(row, column), place: Number(row.dataset.place) }));
  rows.sort((a, b) => {
    if (a.order === null || b.order === null) return (a.order === null) - (b.order === null) || a.place - b.place;
    return sign * (a.order - b.order) || a.place - b.place;
  });
  body.append(...rows.map(({ row }) => row));
  [...table.tHead.rows[0].cells].forEach((head, index) => {
    if (index === column) head.setAttribute("aria-sort", isDescending ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  });
};

/** Fills the list of the columns, for screens on which a table has no header. */
const fillList = (table, heads, choose) => {
  const list = table.parentElement.previousElementSibling.querySelector("select");
  heads.forEach((head, index) => list.add(new Option(head.textContent, String(index))));
  list.addEventListener("change", () => choose(Number(list.value), list.value !== "0"));
  return list;
};

for (const table of document.querySelectorAll("table.sortable")) {
  [...table.tBodies[0].rows].forEach((row, place) => { row.dataset.place = String(place); });
  const heads = [...table.tHead.rows[0].cells];
  const choose = (column, isDescending) => {
    sort(table, column, isDescending);
    list.value = String(column);
  };
  const list = fillList(table, heads, choose);
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    // Numbers begin with the largest, names with the first letter.
    button.addEventListener("click", () => {
      const now = head.getAttribute("aria-sort");
      choose(column, now === null ? column > 0 : now === "ascending");
    });
    head.append(button);
  });
  heads[0].setAttribute("aria-sort", "ascending");
}
