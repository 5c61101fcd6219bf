import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { processorMs } from "../../../tests/setup/timing";
import { changedFiles, diffRows, linesOf } from "./diff";

const sketch = (before: string | null, after: string | null) =>
  diffRows(before, after).map(({ type, old, new: now, text }) => `${type} ${old ?? "-"} ${now ?? "-"} ${text}`);

describe("the rows of a diff", () => {
  it("lists deleted lines before added ones, and numbers both sides", () => {
    expect(sketch("a\nb\nc\n", "a\nx\ny\nc\n")).toEqual([
      "same 1 1 a",
      "del 2 - b",
      "add - 2 x",
      "add - 3 y",
      "same 3 4 c",
    ]);
  });
  it("marks all lines of a new or deleted file as added or deleted", () => {
    expect(sketch(null, "a\nb\n")).toEqual(["add - 1 a", "add - 2 b"]);
    expect(sketch("a\nb\n", null)).toEqual(["del 1 - a", "del 2 - b"]);
  });
  it("are not searched for if the change is too large, which takes little time whatever the texts are", () => {
    const text = (name: string) =>
      Array.from({ length: 40_001 }, (_, i) => (i % 3 ? `${name}${i % 97}` : "")).join("\n");
    const begun = processorMs();
    expect(diffRows(text("a"), text("b")).filter(({ type }) => type === "same")).toEqual([]);
    expect(diffRows(null, text("b"))).toHaveLength(40_001);
    const few = `${text("a")}\nlast`;
    expect(diffRows(text("a"), few).filter(({ type }) => type === "add")).toHaveLength(1);
    expect(processorMs() - begun).toBeLessThan(1_000);
  });
  it("contain all lines of both versions", () => {
    const text = fc
      .array(fc.constantFrom("a", "b", "c", ""), { maxLength: 12 })
      .map((lines) => lines.map((l) => `${l}\n`).join(""));
    fc.assert(
      fc.property(text, text, fc.nat(8), (before, after, most) => {
        const rows = diffRows(before, after, most);
        const side = (of: "old" | "new") => rows.filter((row) => row[of] !== null);
        expect(side("old").map((row) => row.text)).toEqual(linesOf(before));
        expect(side("new").map((row) => row.text)).toEqual(linesOf(after));
        expect(side("old").map((row) => row.old)).toEqual(linesOf(before).map((_, i) => i + 1));
        expect(side("new").map((row) => row.new)).toEqual(linesOf(after).map((_, i) => i + 1));
      }),
    );
  });
});

describe("changed files", () => {
  it("are those that differ, in path order, with their status and counts", () => {
    const before = { "src/b.ts": "one\n", "src/a.ts": "same\n", "src/gone.ts": "x\ny\n" };
    const after = { "src/b.ts": "two\n", "src/a.ts": "same\n", "src/c.ts": "z\n" };
    expect(changedFiles(before, after).map(({ rows: _, ...file }) => file)).toEqual([
      { path: "src/b.ts", status: "changed", added: 1, deleted: 1 },
      { path: "src/c.ts", status: "new", added: 1, deleted: 0 },
      { path: "src/gone.ts", status: "deleted", added: 0, deleted: 2 },
    ]);
  });
});
