/** Scrolls a line of a read-only file into view, focuses it, and selects its text, so that people notice the line. */
export function revealRow(row: HTMLElement | null | undefined): void {
  if (!row) return;
  row.scrollIntoView({ block: "center" });
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  const code = row.querySelector("td:last-child");
  if (code) getSelection()?.selectAllChildren(code);
}
