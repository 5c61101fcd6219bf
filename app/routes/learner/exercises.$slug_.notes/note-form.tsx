import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "~/ui/button";
import { useKeptForm, useKeptWords } from "~/ui/forms/kept-words";
import { type NoteErrors, type NoteWritten, readNote } from "~/ui/workspace/own-note-form";
import { NoteFields, sayWhere, writtenOf } from "~/ui/workspace/own-note-parts";
import type { OwnPlace, PlacedNote, SeenFile } from "~/ui/workspace/own-notes";
import { newKey } from "~/ui/workspace/workspace-store";

export interface FormProps {
  readonly editing: PlacedNote | null;
  /** Whether the note that is being changed still exists. */
  readonly isStored: boolean;
  readonly start: NoteWritten;
  readonly files: readonly SeenFile[];
  /** The learner's current place in the code. */
  readonly here: () => NoteWritten;
  /**
   * Sends a note. Call `finish` once the note is stored. Unless the learner has typed more since ("changed"), `finish`
   * deletes the copy in this browser. It returns "done" if the form can be replaced, and "gone" if it has already been
   * replaced.
   *
   * If the form stays, `store` returns the note's version, so that the next save replaces that version. If the form
   * added the note, it becomes the form that changes this note.
   */
  readonly store: (sent: {
    key: string;
    version: number;
    written: NoteWritten;
    note: OwnPlace & { readonly text: string };
    finish: () => "done" | "changed" | "gone";
  }) => Promise<number | undefined>;
  readonly onCancel: () => void;
}

/** The name under which the text of a new note is kept in this browser. */
export const NEW_NOTE = "note";

/** The panel's form for writing or changing a note. Unsent text is kept in this browser. */
export function NoteForm({ editing, isStored, start, files, here, store, onCancel }: FormProps) {
  const name = editing ? `note-${editing.note.id}` : NEW_NOTE;
  const { forget, ...kept } = useKeptForm(name);
  const { read } = useKeptWords(name);
  const [key] = useState(newKey);
  /** The version of the note that the learner started to edit. */
  const [from] = useState(editing?.note.version);
  const [errors, setErrors] = useState<NoteErrors>({});
  const form = kept.ref;
  const initial = editing ? writtenOf(editing) : start;
  const readFields = () => {
    const fields = new FormData(form.current!);
    const field = (name: string) => String(fields.get(name) ?? "");
    const written: NoteWritten = { file: field("file"), line: field("line"), text: field("text") };
    return { key: field("key"), version: Number(field("version")), written };
  };
  /** Whether the form's fields have these values. */
  const has = (other: NoteWritten) => {
    const { written } = readFields();
    return (["file", "line", "text"] as const).every((name) => written[name] === other[name]);
  };
  /** Keeps the form's text, except for an unchanged note, whose copy would later hide changes from another tab. */
  const keep = () => {
    if (editing && has(initial)) forget();
    else kept.onInput();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: text that the form has under this name is kept, too
  useEffect(keep, [name]);
  const isSending = useRef(false);
  const submit = async () => {
    if (isSending.current) return;
    const { key, version, written } = readFields();
    const checked = readNote(written, files, editing?.note ?? null);
    setErrors(checked.ok ? {} : checked.errors);
    if (!checked.ok) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
      return;
    }
    const finish = () => {
      if (form.current && !has(written)) return "changed";
      const isGone = !form.current;
      // If the form has been replaced, its copy in this browser may contain more than was sent.
      const copy = new URLSearchParams(read());
      if (!isGone || copy.get("text") === written.text) forget();
      return isGone ? "gone" : "done";
    };
    isSending.current = true;
    const other = await store({ key, version, written, note: checked.note, finish });
    isSending.current = false;
    const field = form.current?.elements.namedItem("version");
    if (other === undefined || !(field instanceof HTMLInputElement)) return;
    field.value = String(other);
    // Updates the copy in this browser with the new version. If the form has just added the note, deletes the copy that
    // was kept as a new note: from now on, the form's text is kept under the note's own name.
    if (isStored) keep();
    else forget();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    void submit();
  };
  return (
    <form
      ref={form}
      onInput={keep}
      noValidate
      autoComplete="off"
      aria-label={editing ? "Change a note" : "New note"}
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {editing && <h3>Edit note: {sayWhere(editing)}</h3>}
      {/* When React updates the page, it resets fields of the type "hidden" to their initial values. */}
      <input type="text" hidden name="key" defaultValue={key} />
      <input type="text" hidden name="version" defaultValue={from} />
      <NoteFields id="note" files={files} written={initial} errors={errors}>
        <Button
          size="small"
          onClick={() => {
            const at = here();
            for (const name of ["file", "line"] as const) {
              const field = form.current?.elements.namedItem(name);
              if (field && "value" in field) field.value = at[name];
            }
            keep();
          }}
        >
          Use the current line
        </Button>
      </NoteFields>
      <div className="line">
        <Button type="submit" look="main" size="small">
          {isStored ? "Save note" : "Add note"}
        </Button>
        {editing && (
          <Button
            size="small"
            onClick={() => {
              forget();
              onCancel();
            }}
          >
            Cancel
          </Button>
        )}
        <span className="hint fine-only">
          <kbd>Ctrl</kbd> <kbd>Enter</kbd>
        </span>
      </div>
    </form>
  );
}
