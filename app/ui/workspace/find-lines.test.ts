import { expect, it } from "vitest";
import { leastMs } from "../../../tests/setup/timing";
import { type FindFile, findLines, MOST_FOUND } from "./find-lines";

const file = (path: string, text: string, part: Partial<FindFile> = {}): FindFile => ({
  path,
  side: "new",
  text,
  ...part,
});
const files = [
  file("src/a.ts", "const Total = 1;\nexport { Total };\n"),
  file("src/b.ts", 'import { Total } from "./a";\n// (total|sum)\n'),
];
const places = (text: string, among: readonly FindFile[] = files) =>
  findLines(among, text).found.map((found) => `${found.file.path}:${found.line}`);

it("finds each line once, in any case, file by file, with its place", () => {
  expect(places("total")).toEqual(["src/a.ts:1", "src/a.ts:2", "src/b.ts:1", "src/b.ts:2"]);
  expect(findLines(files, "TOTAL = 1").found).toEqual([
    { file: files[0], line: 1, text: "const Total = 1;", from: 6, to: 15 },
  ]);
});

it("searches for the literal text, not a pattern, and finds nothing for white space alone", () => {
  expect(places("(total|sum)")).toEqual(["src/b.ts:2"]);
  expect(places(".*")).toEqual([]);
  expect(places(" ")).toEqual([]);
});

it("leaves out lines that are searched in another version", () => {
  const old = file("src/a.ts", "Total\nTotal\n", { side: "old", only: new Set([2]) });
  expect(places("total", [old])).toEqual(["src/a.ts:2"]);
});

it("marks the whole line where letters change their length", () => {
  expect(findLines([file("x", "İstanbul ab")], "AB").found[0]).toMatchObject({ from: 0, to: 11 });
});

it("stops at its limit, and says so", () => {
  const many = [file("x", "a\n".repeat(MOST_FOUND + 1))];
  expect(findLines(many, "a")).toMatchObject({ found: { length: MOST_FOUND }, isMore: true });
  expect(findLines([file("x", "a\n".repeat(MOST_FOUND))], "a").isMore).toBe(false);
});

it("takes linear time on hostile lines", async () => {
  const line = "a".repeat(100_000);
  const hostile = [file("x", `${line}\n`.repeat(10))];
  expect(await leastMs(() => findLines(hostile, `${"a".repeat(200)}b`))).toBeLessThan(1_000);
});
