import { describe, expect, it } from "vitest";
import { leastMs } from "../../../tests/setup/timing";
import { readNote } from "./own-note-form";
import { type OwnNote, placeNotes, type SeenFile, withCode } from "./own-notes";

const file = (path: string, text: string, side: "old" | "new" = "new"): SeenFile => ({ path, text, side });
const A = file("src/a.ts", "one\n  two\nthree\n\ntwo\n");
const OLD = file("src/a.ts", "before\n", "old");
const FILES = [A, OLD, file("src/b.ts", "b\n")];
const noteAt = (path: string | null, line: number | null, more: Partial<OwnNote> = {}): OwnNote => ({
  id: `${path} ${line}`,
  version: 1,
  text: "Why?",
  ...withCode(FILES, { file: path, side: "new", line }),
  ...more,
});
const placeIn = (files: readonly SeenFile[], note: OwnNote) => {
  const [{ hasFile, line, isChanged }] = placeNotes([note], files) as [ReturnType<typeof placeNotes>[number]];
  return { hasFile, line, isChanged };
};

describe("a note's line", () => {
  it("is found again where its code is now, the nearest first", () => {
    const note = noteAt("src/a.ts", 2);
    expect(note.code).toBe("two");
    expect(placeIn(FILES, note)).toEqual({ hasFile: true, line: 2, isChanged: false });
    expect(placeIn([file("src/a.ts", "zero\none\ntwo\nthree\n\n\n\ntwo\n")], note).line).toBe(3);
    expect(placeIn([file("src/a.ts", "two\nx\nx\nx\ntwo\n")], note).line).toBe(1);
  });

  it("is found from far beyond the end, in as many steps as the file has lines", async () => {
    const far = noteAt("src/a.ts", 1_000_000, { code: "two" });
    expect(placeIn(FILES, far).line).toBe(5);
    expect(placeIn([file("src/a.ts", "two")], far).line).toBe(1);
    const notes = Array.from({ length: 100 }, () => ({ ...far, code: "nowhere" }));
    expect(await leastMs(() => placeNotes(notes, FILES))).toBeLessThan(50);
  });

  it("stays at its number once the code has changed, and never gets lost", () => {
    const note = noteAt("src/a.ts", 3);
    expect(placeIn([file("src/a.ts", "1\n2\n3\n4\n")], note)).toEqual({ hasFile: true, line: 3, isChanged: true });
    expect(placeIn([file("src/a.ts", "1\n2\n")], note)).toEqual({ hasFile: true, line: null, isChanged: true });
    expect(placeIn([], note)).toEqual({ hasFile: false, line: null, isChanged: false });
    // The same file on the other side does not count.
    expect(placeIn([{ ...A, side: "old" }], note).hasFile).toBe(false);
  });

  it("orders notes: the exercise, then files in their order, then lines", () => {
    const notes = [noteAt("src/b.ts", 1), noteAt("src/a.ts", 3), noteAt("src/a.ts", null), noteAt(null, null)];
    const order = placeNotes(notes, FILES).map(({ note }) => note.id);
    expect(order).toEqual(["null null", "src/a.ts null", "src/a.ts 3", "src/b.ts 1"]);
  });
});

describe("a note's form", () => {
  const read = (written: Partial<Parameters<typeof readNote>[0]>, before: OwnNote | null = null) =>
    readNote({ file: "", line: "", text: "Why?", ...written }, FILES, before);

  it("accepts a line, a file, or the exercise", () => {
    expect(read({ file: "new:src/a.ts", line: " 2 ", text: " Why? " })).toEqual({
      ok: true,
      note: { file: "src/a.ts", side: "new", line: 2, code: "two", text: "Why?" },
    });
    expect(read({ file: "old:src/a.ts", line: "1" })).toMatchObject({ note: { side: "old", code: "before" } });
    expect(read({})).toMatchObject({ note: { file: null, line: null, code: "" } });
  });

  it.each([
    [{ text: " " }, { text: "Write your note." }],
    [{ text: "x".repeat(2001) }, { text: expect.stringContaining("2,000") }],
    [{ file: "new:src/none.ts" }, { file: "Choose a file from this exercise." }],
    [{ line: "2" }, { file: expect.stringContaining("Choose the file") }],
    [{ file: "new:src/a.ts", line: "six" }, { line: expect.stringContaining("number") }],
    [{ file: "new:src/a.ts", line: "0" }, { line: expect.stringContaining("number") }],
    [{ file: "new:src/a.ts", line: "6" }, { line: expect.stringContaining("src/a.ts has 5 lines") }],
    [{ file: "old:src/a.ts", line: "2" }, { line: expect.stringContaining("has 1 line.") }],
  ])("says what is wrong with %o", (written, errors) => {
    expect(read(written)).toEqual({ ok: false, errors });
  });

  it("lets a note stay where it was, even if the file is gone", () => {
    const before = noteAt("src/gone.ts", 7, { code: "gone" });
    expect(read({ file: "new:src/gone.ts", line: "7" }, before)).toMatchObject({
      note: { file: "src/gone.ts", line: 7, code: "gone" },
    });
    expect(read({ file: "new:src/gone.ts", line: "8" }, before).ok).toBe(false);
  });
});
