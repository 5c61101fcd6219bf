import { createContext, type ReactNode } from "react";
import { nameHidden } from "../text/hidden-signs";
import type { Segment } from "./diff-lines";

/** The maximum number of rows. Rendering more would take seconds, so the other lines are shown as one block of text. */
export const MOST_ROWS = 1_500;

/** The maximum number of rows of each table below this context. */
export const RowsContext = createContext(MOST_ROWS);

/** The minimum number of rows that a table gets of a shared maximum. Hardly any file in an exercise is longer. */
const LEAST_ROWS = 300;

/** Divides the maximum number of rows among several tables, so that together they don't block the server for long. */
export function ShareRows({ tables, children }: { tables: number; children: ReactNode }) {
  const most = Math.max(LEAST_ROWS, Math.floor(MOST_ROWS / Math.max(1, tables)));
  return <RowsContext.Provider value={most}>{children}</RowsContext.Provider>;
}

/** The segments up to `most` rows, and the index of the first remaining line. */
export function cutRows(
  segments: readonly Segment[],
  count: number,
  most: number,
): { shown: readonly Segment[]; rest: number } {
  let room = most;
  for (const [at, segment] of segments.entries()) {
    room -= segment.type === "fold" ? 1 : segment.to - segment.from;
    if (room > 0) continue;
    const to = segment.type === "fold" ? segment.to : segment.to + room;
    return { shown: [...segments.slice(0, at), { ...segment, to }], rest: to };
  }
  return { shown: segments, rest: count };
}

/** Lines that have no separate rows, as one string. Nothing is left out. */
export function RestOfLines({ count, text }: { count: number; text: string }) {
  return (
    <>
      <p className="hint">The last {count.toLocaleString("en-GB")} lines, as text:</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <pre className="code" tabIndex={0}>
        {nameHidden(text)}
      </pre>
    </>
  );
}
