import type { Cell, Change } from "./sheet";

/**
 * The cells of the changed sheet, those that have moved last. `shift` returns where a cell is after the change, or null
 * if it is nowhere.
 */
export function moveCells(
  cells: readonly Cell[],
  change: Change,
  shift: (at: string) => string | null,
): readonly Cell[] {
  const movedLast = (a: Cell, b: Cell) => Number(shift(a.at) !== a.at) - Number(shift(b.at) !== b.at);
  return cells.toSorted(movedLast).flatMap(({ at, text }) => {
    const moved = shift(at);
    if (moved !== null) return [{ at: moved, text }];
    if (change.kind === "insert" && text !== "") throw new RangeError(`${change.count} rows are too many`);
    return [];
  });
}
