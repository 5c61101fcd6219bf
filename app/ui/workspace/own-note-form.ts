import { countLines, fileOf, fileValue, type OwnPlace, type SeenFile, withCode } from "./own-notes";

/** The maximum length of a note's text, as on the server. */
const MOST_TEXT = 2_000;

/** The fields of a note's form, as written. */
export interface NoteWritten {
  readonly file: string;
  readonly line: string;
  readonly text: string;
}

export type NoteErrors = Partial<Record<keyof NoteWritten | "", string>>;

type ReadNote =
  | { readonly ok: true; readonly note: OwnPlace & { readonly text: string } }
  | { readonly ok: false; readonly errors: NoteErrors };

/**
 * Reads a note's form, for the page's panel and for the server. `before` is the place that is stored with the note. The
 * note may keep this place, even if the file or line no longer exists.
 */
export function readNote(written: NoteWritten, files: readonly SeenFile[], before: OwnPlace | null): ReadNote {
  const text = written.text.trim();
  const errors: NoteErrors = {};
  if (!text) errors.text = "Write your note.";
  if (text.length > MOST_TEXT)
    errors.text = `Your note is longer than ${MOST_TEXT.toLocaleString("en-GB")} characters. Shorten it.`;
  const place = placeOf(written);
  const stays = before !== null && fileValue(before) === written.file && before.line === place.line;
  const file = fileOf(files, place);
  if (!stays) {
    if (place.file !== null && !file) errors.file = "Choose a file from this exercise.";
    const count = file ? countLines(file.text) : 0;
    if (place.line !== null && place.file === null)
      errors.file = "Choose the file that contains this line, or leave the line field empty.";
    else if (Number.isNaN(place.line)) errors.line = "Enter a line number, or leave this field empty.";
    else if (file && place.line !== null && place.line > count)
      errors.line = `${file.path} has ${count} ${count === 1 ? "line" : "lines"}. Enter the number of a line in the file, or leave this field empty.`;
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const { file: path, side, line, code } = stays ? before : withCode(files, place);
  return { ok: true, note: { file: path, side, line, code, text } };
}

function placeOf({ file, line }: NoteWritten) {
  const cut = file.indexOf(":");
  const number = line.trim();
  return {
    file: cut < 0 ? null : file.slice(cut + 1),
    side: file.startsWith("old:") ? ("old" as const) : ("new" as const),
    line: number === "" ? null : /^[1-9]\d{0,5}$/.test(number) ? Number(number) : Number.NaN,
  };
}
