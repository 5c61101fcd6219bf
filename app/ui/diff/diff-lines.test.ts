import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffLines } from "./compare";
import { countsOf, type DiffLine, linesOf, segmentsOf, splitRows } from "./diff-lines";

const text = (line: DiffLine) => line.tokens.map((token) => token.text).join("");
const short = (lines: DiffLine[]) => lines.map((l) => `${{ same: " ", add: "+", del: "-" }[l.type]}${text(l)}`);
const numbered = (n: number) => Array.from({ length: n }, (_, i) => `line ${i + 1}`).join("\n");

describe("diffLines", () => {
  it("puts deleted lines before added ones and numbers both sides", () => {
    const lines = diffLines("a\nb\nc\n", "a\nB\nc\nd\n");
    expect(short(lines)).toEqual([" a", "-b", "+B", " c", "+d"]);
    expect(lines.map((l) => [l.old, l.new])).toEqual([
      [1, 1],
      [2, null],
      [null, 2],
      [3, 3],
      [null, 4],
    ]);
    expect(countsOf(lines)).toEqual({ added: 2, deleted: 1 });
  });

  it("treats a missing file as entirely added", () => {
    expect(short(diffLines(null, "x\ny"))).toEqual(["+x", "+y"]);
    expect(short(diffLines("x\n", null))).toEqual(["-x"]);
  });

  it("contains both versions completely", () => {
    const file = fc.array(fc.constantFrom("a", "b", "", "}"), { maxLength: 12 }).map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(file, file, (before, after) => {
        const lines = diffLines(before, after);
        expect(lines.filter((l) => l.old).map(text)).toEqual(linesOf(before));
        expect(lines.filter((l) => l.new).map(text)).toEqual(linesOf(after));
        expect(lines.flatMap((l) => l.old ?? [])).toEqual(linesOf(before).map((_, i) => i + 1));
        expect(lines.flatMap((l) => l.new ?? [])).toEqual(linesOf(after).map((_, i) => i + 1));
      }),
    );
  });
});

describe("segmentsOf", () => {
  const lines = diffLines(numbered(30), numbered(30).replace("line 15\n", "line fifteen\n"));

  it("folds lines far from a change", () => {
    expect(segmentsOf(lines)).toEqual([
      { type: "fold", from: 0, to: 11 },
      { type: "lines", from: 11, to: 19 },
      { type: "fold", from: 19, to: 31 },
    ]);
  });

  it("shows kept lines, and folds at least three lines", () => {
    const segments = segmentsOf(lines, (line) => line.new === 10 || line.new === 1);
    expect(segments.slice(0, 3)).toEqual([
      { type: "lines", from: 0, to: 1 },
      { type: "fold", from: 1, to: 9 },
      { type: "lines", from: 9, to: 19 },
    ]);
  });

  it("covers every line once", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 40 }), (keep) => {
        const all = diffLines(numbered(keep.length), numbered(keep.length));
        const segments = segmentsOf(all, (line) => keep[line.new! - 1] ?? false);
        expect(segments.flatMap((s) => Array.from({ length: s.to - s.from }, (_, i) => s.from + i))).toEqual(
          all.map((_, i) => i),
        );
      }),
    );
  });
});

describe("splitRows", () => {
  it("pairs deleted with added lines", () => {
    const rows = splitRows(diffLines("a\nb\nc\n", "a\nB\nBB\nc\n"));
    expect(rows.map((row) => [row.old && text(row.old), row.new && text(row.new)])).toEqual([
      ["a", "a"],
      ["b", "B"],
      [null, "BB"],
      ["c", "c"],
    ]);
  });
});
