import { getRevision } from "~/catalogue/catalogue.server";
import type { Place } from "./places";

export interface PlaceLine {
  readonly line: number;
  readonly text: string;
  /** True if the line belongs to the place itself, not to the lines around it. */
  readonly isIn: boolean;
}

/**
 * How many lines are shown before and after a place, and the maximum number of lines after the first line of a long
 * place.
 */
const ROUND = 2;
const MOST = 16;

/**
 * The code at each place in a revision, with the lines around it; null if the revision has no such lines, or if the
 * place is the whole change.
 */
export async function readPlaceLines(
  revisionId: string,
  places: readonly Place[],
): Promise<(readonly PlaceLine[] | null)[]> {
  const { kind, content } = await getRevision(revisionId);
  const files = new Map(kind.can.change?.files(content).map((file) => [file.path, file]));
  return places.map(({ file, side, from, to }) => {
    const lines = (file === null ? null : files.get(file)?.[side])?.split(/\r?\n/);
    if (!lines || from > lines.length) return null;
    const [first, last] = [Math.max(1, from - ROUND), Math.min(lines.length, to + ROUND, from + MOST)];
    return lines
      .slice(first - 1, last)
      .map((text, at) => ({ line: first + at, text, isIn: first + at >= from && first + at <= to }));
  });
}
