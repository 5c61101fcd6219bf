/** Scrolls a line of a read-only file into view and selects its text, so that it is seen. */
export function revealRow(row: Element | null | undefined): void {
  if (!row) return;
  row.scrollIntoView({ block: "center" });
  const code = row.querySelector("td:last-child");
  if (code) getSelection()?.selectAllChildren(code);
}
