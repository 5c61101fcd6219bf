import { expect, it } from "vitest";
import { findLines, MOST_FOUND } from "./find-lines";

const files = [
  { path: "src/a.ts", text: "const Total = 1;\nexport { Total };\n" },
  { path: "src/b.ts", text: 'import { Total } from "./a";\n// (total|sum)\n' },
];
const places = (text: string) => findLines(files, text).found.map(({ path, line }) => `${path}:${line}`);

it("finds each line once, in any case, file by file, with its place", () => {
  expect(places("total")).toEqual(["src/a.ts:1", "src/a.ts:2", "src/b.ts:1", "src/b.ts:2"]);
  expect(findLines(files, "TOTAL = 1").found).toEqual([
    { path: "src/a.ts", line: 1, text: "const Total = 1;", from: 6, to: 15 },
  ]);
});

it("takes the text as it is: no pattern, and nothing for white space alone", () => {
  expect(places("(total|sum)")).toEqual(["src/b.ts:2"]);
  expect(places(".*")).toEqual([]);
  expect(places(" ")).toEqual([]);
});

it("marks the whole line where letters change their length", () => {
  expect(findLines([{ path: "x", text: "İstanbul ab" }], "AB").found[0]).toMatchObject({ from: 0, to: 11 });
});

it("stops at its limit, and says so", () => {
  const many = [{ path: "x", text: "a\n".repeat(MOST_FOUND + 1) }];
  expect(findLines(many, "a")).toMatchObject({ found: { length: MOST_FOUND }, isMore: true });
  expect(findLines([{ path: "x", text: "a\n".repeat(MOST_FOUND) }], "a").isMore).toBe(false);
});

it("takes linear time on hostile lines", () => {
  const line = "a".repeat(100_000);
  const start = performance.now();
  findLines([{ path: "x", text: `${line}\n`.repeat(10) }], `${"a".repeat(200)}b`);
  expect(performance.now() - start).toBeLessThan(1_000);
});
