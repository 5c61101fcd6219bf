/** Moves the focus through a report, from one stop to the next in page order. */

/** The types of elements at which `walk` stops. */
type Sort = "all" | "notes" | "files";

/** Matches findings, tests and comments, sent or not. */
export const NOTES = ".in";
const FILES = ".file";
/** Whether the row is the first of a block of changed lines. */
const isHunk = (row: Element) => {
  const changed = (one: Element | null) => one !== null && /\b(add|del)\b/.test(one.className);
  let before = row.previousElementSibling;
  while (before?.classList.contains("note")) before = before.previousElementSibling;
  return changed(row) && !changed(before);
};

const buttonIn = (row: Element | null) => [...(row?.querySelectorAll<HTMLElement>("td.n [data-at]") ?? [])].at(-1);

/**
 * The visible stops in a report, in page order. The headings of a result that comes before the work are not stops, so
 * that the first key press reaches the work.
 */
function stopsOf(root: Element, sort: Sort): HTMLElement[] {
  const found = [
    ...root.querySelectorAll<HTMLElement>(
      `${FILES}, ${NOTES}, table.diff tr, .words > li, h2:not(.score-first > aside h2)`,
    ),
  ];
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
 * Moves the focus to the next or previous stop, seen from the focused element. If the focus is outside the report, the
 * next stop is the first one. Returns false if there is no such stop.
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

/**
 * Focuses an element and scrolls to it. A tall element starts at the top of the window. Any other element is in the
 * middle.
 */
export function goTo(element: HTMLElement): void {
  if (!element.matches("button, a, input, textarea, select, summary, [tabindex]")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  const isTall = element.offsetHeight > innerHeight / 2;
  element.scrollIntoView({ block: isTall ? "start" : "center" });
}

/**
 * The button that starts a comment on the focused element: the button of its own line, of the line above it, or of its
 * file's first line.
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
