import type { Side } from "../diff/diff-lines";
import type { FindFile } from "./find-lines";

/** A file that a learner sees in a workspace. A review's changed file has two sides; other files are "new". */
export interface SeenFile extends FindFile {
  /** False if the file can be searched but can't have notes. */
  readonly hasNotes?: boolean;
}

/** Where a note is. `code` is the line's code when the note was written, so that the note can follow the line. */
export interface OwnPlace {
  /** Null if the note is on the exercise as a whole. */
  readonly file: string | null;
  readonly side: Side;
  /** Null if the note is on the file as a whole. */
  readonly line: number | null;
  readonly code: string;
}

/** A note that a learner writes to themselves. */
export interface OwnNote extends OwnPlace {
  readonly id: string;
  readonly version: number;
  readonly text: string;
}

/** A note as it is shown now. */
export interface PlacedNote {
  readonly note: OwnNote;
  /** Whether the note's file exists. */
  readonly hasFile: boolean;
  /**
   * The line where the note is now. Null if it is on the file as a whole, on the exercise, or on a line that no longer
   * exists.
   */
  readonly line: number | null;
  /** Whether the code of this line has changed since the note was written. */
  readonly isChanged: boolean;
}

/**
 * The maximum length of a stored line of code. These characters are enough to find the line again, and the server
 * stores no more.
 */
const MOST_CODE = 200;

/** The form value for a place's file, for example "new:src/vat.ts"; empty for the exercise as a whole. */
export const fileValue = (place: { readonly side: Side; readonly file: string | null }) =>
  place.file === null ? "" : `${place.side}:${place.file}`;

/** Names a file and its side, for example "src/vat.ts" or "src/vat.ts before the change". */
export const sayFile = (side: Side, path: string) => (side === "old" ? `${path} before the change` : path);

const sameCode = (code: string) => code.trim().slice(0, MOST_CODE);

const lineIn = (text: string, line: number) => text.split("\n")[line - 1];

/** The number of lines that a reader sees. */
export const countLines = (text: string) => text.replace(/\n$/, "").split("\n").length;

/** Returns a place with the current code of its line. */
export function withCode(files: readonly SeenFile[], place: Omit<OwnPlace, "code">): OwnPlace {
  const file = fileOf(files, place);
  const code = file && place.line !== null ? lineIn(file.text, place.line) : undefined;
  return { ...place, code: sameCode(code ?? "") };
}

export const fileOf = (files: readonly SeenFile[], { side, file }: Pick<OwnPlace, "side" | "file">) =>
  files.find((each) => each.path === file && each.side === side) ?? null;

/**
 * Finds where the line of each note is now: at its number if the code there is the same, or else at the nearest line
 * with the same code. The notes are sorted by the exercise's order of files, and then by line.
 */
export function placeNotes(notes: readonly OwnNote[], files: readonly SeenFile[]): readonly PlacedNote[] {
  const linesOf = new Map<SeenFile, readonly string[]>();
  const linesIn = (file: SeenFile) => {
    const lines = linesOf.get(file) ?? file.text.split("\n").map(sameCode);
    linesOf.set(file, lines);
    return lines;
  };
  const placed = notes.map((note): PlacedNote => {
    const file = fileOf(files, note);
    if (!file || note.line === null) return { note, hasFile: file !== null, line: null, isChanged: false };
    const line = nearest(linesIn(file), note.line, note.code);
    if (line !== null) return { note, hasFile: true, line, isChanged: false };
    const isThere = note.line <= countLines(file.text);
    return { note, hasFile: true, line: isThere ? note.line : null, isChanged: true };
  });
  const indexOf = ({ note }: PlacedNote) =>
    files.findIndex((file) => file.path === note.file && file.side === note.side);
  const order = (each: PlacedNote) => (indexOf(each) + 1) * 1e6 + (each.line ?? 0);
  return placed.sort((a, b) => order(a) - order(b));
}

function nearest(lines: readonly string[], line: number, code: string): number | null {
  if (lines[line - 1] === code) return line;
  // All empty lines are alike, so we can't tell where such a line has moved.
  if (code === "") return null;
  // A stored line number may be far beyond the file's end, so take only as many steps as the file has lines.
  const farthest = Math.max(line - 1, lines.length - line);
  for (let by = Math.max(1, line - lines.length); by <= farthest; by++) {
    if (lines[line - 1 - by] === code) return line - by;
    if (lines[line - 1 + by] === code) return line + by;
  }
  return null;
}
