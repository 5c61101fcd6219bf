import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { renderToPipeableStream, renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { isQuick } from "../../../tests/setup/runs";
import { longestBlock } from "../../../tests/setup/timing";
import { DiffTable } from "../diff/diff";
import type { DiffLine } from "../diff/diff-lines";
import { Turns, TurnsContext } from "./in-turn";

const LINES = 1_400;
const lines: DiffLine[] = Array.from({ length: LINES }, (_, i) => ({
  type: "add",
  old: null,
  new: i + 1,
  tokens: [{ text: `const a${i} = "${"<\u202e>".repeat(5)}";` }],
}));

const draw = (turns: Turns | null) => (
  <TurnsContext.Provider value={turns}>
    {[1, 2, 3].map((table) => (
      <DiffTable
        key={table}
        caption="a.ts"
        lines={lines}
        segments={[{ type: "lines", from: 0, to: LINES }]}
        layout="unified"
        below={(line) => (line.new! % 100 === 0 ? { content: <p>Written here.</p> } : null)}
      />
    ))}
  </TurnsContext.Provider>
);

const stream = (turns: Turns | null) =>
  new Promise<string>((resolve) => {
    const { pipe } = renderToPipeableStream(draw(turns), { onAllReady: () => resolve(text(pipe(new PassThrough()))) });
  });

it.skipIf(isQuick)("a large page lets other requests run between its parts, and its HTML is the same", async () => {
  const expected = renderToString(draw(null));
  const inOnePiece = await longestBlock(() => stream(null));
  let html = "";
  const inParts = await longestBlock(async () => {
    html = await stream(new Turns());
  });
  expect(html).toBe(expected);
  expect(inParts).toBeLessThan(inOnePiece / 2);
});
