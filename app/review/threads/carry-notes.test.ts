import { expect, it } from "vitest";
import type { Note } from "../reviews/review-work";
import { EMPTY_REVIEW } from "../reviews/verdicts";
import { carryNotes } from "./carry-notes";

const note = (line: number, more: Partial<Note> = {}): Note => ({
  id: `n${line}`,
  file: "a.ts",
  side: "new",
  line,
  text: "Look",
  ...more,
});
const carried = (notes: Note[], before: string, after: string) =>
  carryNotes({ ...EMPTY_REVIEW, notes }, { "a.ts": before }, { "a.ts": after });

it("a note moves with its lines if comments and white space differ", () => {
  const before = "one\ntwo\nthree\n";
  const after = "// so\none\n\n  two\n// and\nthree\n";
  const { notes } = carried([note(1), note(2, { endLine: 3 })], before, after);
  expect(notes).toMatchObject([
    { line: 2, endLine: null },
    { line: 4, endLine: 6 },
  ]);
});

it("a note moves to an existing line if its own does not exist, even at the end", () => {
  const { notes } = carried([note(2), note(4)], "one\n// so\ntwo\n// end\n", "one\ntwo\n");
  expect(notes.map(({ line }) => line)).toEqual([2, 2]);
});

it("a note keeps its line in an exercise's own file and on a file's old side", () => {
  const notes = [note(7, { file: "other.ts" }), note(5, { side: "old" })];
  expect(carried(notes, "one\ntwo", "// so\none\ntwo").notes).toEqual(notes);
});

it("a note joins the summary if the other submission did not change the file", () => {
  const work = { ...EMPTY_REVIEW, summary: "Well done.", notes: [note(1), note(2, { file: "b.ts", text: "Why?" })] };
  const said = carryNotes(work, { "a.ts": "one", "b.ts": "// one\ntwo" }, { "a.ts": "one" });
  expect(said).toMatchObject({ summary: "Well done.\n\nb.ts: Why?", notes: [{ file: "a.ts" }] });
});
