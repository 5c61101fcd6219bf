/** Selects a line of a plain field, counted from 1, and scrolls to it. */
export function selectLine(area: HTMLTextAreaElement, line: number): void {
  const lines = area.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  area.focus({ preventScroll: true });
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  showEnd(area, lines.slice(0, line).join("\n"));
}

/**
 * `text` is the first part of the field's content. Scrolls the field so that the end of `text` is in the middle. If the
 * field is as tall as its text, scrolls the page instead. Long lines wrap, so a copy of the field measures where the
 * text ends.
 */
function showEnd(area: HTMLTextAreaElement, text: string): void {
  const copy = area.cloneNode() as HTMLTextAreaElement;
  copy.value = text;
  const hidden = { position: "absolute", visibility: "hidden", overflow: "hidden", minHeight: "0", height: "0" };
  Object.assign(copy.style, hidden, { width: `${area.clientWidth}px` });
  area.after(copy);
  const end = copy.scrollHeight;
  area.scrollTop = end - area.clientHeight / 2;
  copy.style.top = `${area.offsetTop + end - area.scrollTop}px`;
  copy.scrollIntoView({ block: "center" });
  copy.remove();
}
