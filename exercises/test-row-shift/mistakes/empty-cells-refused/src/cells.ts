import { type Cell, type Change, LAST_ROW } from "./sheet";

/** The cells of the changed sheet. `shift` returns where a cell is after the change, or null if it is nowhere. */
export function moveCells(
  cells: readonly Cell[],
  change: Change,
  shift: (at: string) => string | null,
): readonly Cell[] {
  return cells.flatMap(({ at, text }) => {
    const moved = shift(at);
    if (moved !== null) return [{ at: moved, text }];
    if (change.kind === "insert") throw new RangeError(`${at} would be below row ${LAST_ROW}`);
    return [];
  });
}
