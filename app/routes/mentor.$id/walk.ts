/** Going through what a report holds, in its own order: the focus moves over elements that are there anyway. */

/** What `next` stops at. */
type Sort = "all" | "notes" | "files";

const NOTES = ".in";
const FILES = ".file";
/** The first line of each stretch of changes, and of each suite. */
const isHunk = (row: Element) => {
  const changed = (one: Element | null) => one !== null && /\b(add|del)\b/.test(one.className);
  let before = row.previousElementSibling;
  while (before?.classList.contains("note")) before = before.previousElementSibling;
  return changed(row) && !changed(before);
};

const buttonIn = (row: Element | null) => [...(row?.querySelectorAll<HTMLElement>("td.n [data-at]") ?? [])].at(-1);

/** The stops of a report that can be seen, in the order of the page. */
function stopsOf(root: Element, sort: Sort): HTMLElement[] {
  const found = [...root.querySelectorAll<HTMLElement>(`${FILES}, ${NOTES}, table.diff tr, .words > li, h2`)];
  const stops = found.flatMap((element): HTMLElement[] => {
    if (sort === "files") return element.matches(FILES) ? [element] : [];
    if (element.matches(NOTES)) return [element];
    if (sort === "notes") return [];
    if (!element.matches("tr")) return element.matches(".vh") ? [] : [element];
    const button = isHunk(element) ? buttonIn(element) : undefined;
    return button ? [button] : [];
  });
  return stops.filter((stop) => stop.checkVisibility());
}

/**
 * Moves the focus to the next (or previous) stop after what has it, or to the first. False where there is none further.
 */
export function walk(root: Element, sort: Sort, by: 1 | -1): boolean {
  const stops = stopsOf(root, sort);
  const here = document.activeElement;
  const isIn = here !== null && root.contains(here) && here !== root;
  const is = (stop: Element, place: number) => (stop.compareDocumentPosition(here!) & place) !== 0;
  const to = !isIn
    ? by === 1
      ? stops[0]
      : undefined
    : by === 1
      ? stops.find((stop) => is(stop, Node.DOCUMENT_POSITION_PRECEDING))
      : stops.findLast((stop) => stop !== here && is(stop, Node.DOCUMENT_POSITION_FOLLOWING));
  if (!to) return false;
  goTo(to);
  return true;
}

/** Gives an element the focus, and shows it: a whole one from its top, a line with what stands round it. */
export function goTo(element: HTMLElement): void {
  if (!element.matches("button, a, input, textarea, select, summary, [tabindex]")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  const isTall = element.offsetHeight > innerHeight / 2;
  element.scrollIntoView({ block: isTall ? "start" : "center" });
}

/**
 * The button that begins a comment on what has the focus: its own line, the line above what is read, or a file's first.
 */
export function findLineOf(element: Element | null): HTMLElement | null {
  if (!element) return null;
  const own = element.closest<HTMLElement>("[data-at]");
  if (own) return own;
  for (let row = element.closest("tr"); row; row = row.previousElementSibling as HTMLTableRowElement | null) {
    const button = buttonIn(row);
    if (button) return button;
  }
  const rows = [...element.querySelectorAll("table.diff tr")];
  return buttonIn(rows.find(isHunk) ?? rows.find((row) => buttonIn(row)) ?? null) ?? null;
}
