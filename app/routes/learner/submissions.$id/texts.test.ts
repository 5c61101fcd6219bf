import { expect, it } from "vitest";
import type { ThreadView } from "~/review/threads/threads.server";
import { suggestionOf } from "~/ui/diff/suggestion";
import { renderPage } from "~/ui/text/render.server";
import { drawThreads } from "./texts.server";

const LINES = 3_000;
const suite = Array.from({ length: LINES }, (_, i) => `// ${i}`).join("\n");
const texts = {
  files: [{ path: "suite.test.ts", old: null, new: suite }],
  exercise: { code: {}, prose: {} },
  own: { code: {}, prose: {} },
};
const threadWith = (n: number, text: string): ThreadView => ({
  id: `thread-${n}`,
  file: "suite.test.ts",
  side: "new",
  line: 1,
  endLine: LINES,
  isResolved: false,
  comments: [
    { id: `comment-${n}`, author: "Ana", isMine: true, isLearners: true, text, isDrafted: false, at: new Date() },
  ],
});

it("hundreds of suggestions for thousands of lines are compared up to the page’s limit, and the rest is shown", async () => {
  const text = Array.from({ length: 20 }, (_, i) => suggestionOf(`now ${i}`)).join("\n");
  const threads = Array.from({ length: 200 }, (_, n) => threadWith(n, text));
  const drawn = await drawThreads("submission", threads, texts, renderPage());
  const parts = drawn.flatMap(({ comments }) => comments.flatMap((one) => one.parts));
  expect(parts.length).toBe(200 * 20);
  const compared = parts.filter(({ type }) => type === "suggestion");
  expect(compared).toEqual([0, 1, 2].map((i) => ({ type: "suggestion", before: suite, after: `now ${i}` })));
  for (const part of parts.slice(3)) expect(part.type === "text" && part.html).toContain("```suggestion\nnow ");
});
