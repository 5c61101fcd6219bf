import type { ReactNode } from "react";
import { Field } from "../forms/field";
import type { NoteErrors, NoteWritten } from "./own-note-form";
import { fileValue, type PlacedNote, type SeenFile, sayFile } from "./own-notes";

/** The form's statement about who can read notes. */
export const PRIVATE =
  "Only you see your notes. They don’t affect your grade, and they stay here for your next attempt.";

/** The fields of a note: where it is, and its text. Ids start with `id`. */
export function NoteFields({
  id,
  files,
  written,
  errors,
  children,
}: {
  id: string;
  files: readonly Omit<SeenFile, "text">[];
  written: NoteWritten;
  errors: NoteErrors;
  /** Shown beside the field for the line. */
  children?: ReactNode;
}) {
  const options = files
    .filter(({ hasNotes }) => hasNotes !== false)
    .map(({ side, path }) => ({ value: fileValue({ side, file: path }), label: sayFile(side, path) }));
  const isGone = written.file !== "" && !options.some(({ value }) => value === written.file);
  return (
    <>
      <Field id={`${id}-text`} label="Note" {...(errors.text && { error: errors.text })}>
        {(control) => <textarea name="text" rows={4} dir="auto" defaultValue={written.text} {...control} />}
      </Field>
      <Field id={`${id}-file`} label="On" {...(errors.file && { error: errors.file })}>
        {(control) => (
          <select name="file" defaultValue={written.file} {...control}>
            <option value="">The exercise as a whole</option>
            {isGone && <option value={written.file}>{written.file.slice(4)}, a file that no longer exists</option>}
            {options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="line own-note-line">
        <Field id={`${id}-line`} label="Line (optional)" {...(errors.line && { error: errors.line })}>
          {(control) => (
            <input
              type="text"
              name="line"
              inputMode="numeric"
              size={6}
              autoComplete="off"
              defaultValue={written.line}
              {...control}
            />
          )}
        </Field>
        {children}
      </div>
    </>
  );
}

/** The initial fields of a note's form, with the place where the note is now. */
export const writtenOf = ({ note, line, isChanged }: PlacedNote): NoteWritten => ({
  file: fileValue(note),
  line: String((isChanged ? null : line) ?? note.line ?? ""),
  text: note.text,
});

/** Says where a note is, for example "Line 12 of src/vat.ts". */
export function sayWhere({ note, line }: PlacedNote): string {
  if (note.file === null) return "The exercise as a whole";
  const path = sayFile(note.side, note.file);
  return line !== null ? `Line ${line} of ${path}` : path;
}

/** Says how the note's file or line has changed. Empty if neither has changed. */
function sayChange({ note, hasFile, line, isChanged }: PlacedNote): string {
  if (note.file === null) return "";
  if (!hasFile)
    return `This file is no longer part of the exercise${note.line === null ? "" : `. Your note was on line ${note.line}`}.`;
  if (note.line === null || !isChanged) return "";
  return line === null ? `Line ${note.line} no longer exists.` : "This line has changed since you wrote the note.";
}

/** All notes, in the order of the files, each with a link to its line. */
export function NoteList({
  placed,
  link,
  actions,
}: {
  placed: readonly PlacedNote[];
  link: (placed: PlacedNote, says: string) => ReactNode;
  actions: (placed: PlacedNote) => ReactNode;
}) {
  return (
    <ol className="own-notes">
      {placed.map((each) => {
        const { note } = each;
        const change = sayChange(each);
        return (
          <li key={note.id} id={`n-${note.id}`} tabIndex={-1}>
            <p className="meta">{each.hasFile ? link(each, sayWhere(each)) : sayWhere(each)}</p>
            {change && <p className="hint">{change}</p>}
            {note.code && <code className="own-note-code">{note.code}</code>}
            <p className="own-note-text" dir="auto">
              {note.text}
            </p>
            <div className="line">{actions(each)}</div>
          </li>
        );
      })}
    </ol>
  );
}
