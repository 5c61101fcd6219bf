import { createContext, type MutableRefObject, type ReactNode, useContext, useEffect, useMemo } from "react";
import type { Side } from "../diff/diff-lines";
import type { OwnPlace, PlacedNote } from "./own-notes";
import type { Key } from "./workspace-keys";

export const NOTE_KEY = {
  id: "note",
  keys: ["b"],
  ctrl: true,
  shift: true,
  says: "write a note to yourself on this line",
  whileTyping: true,
} as const satisfies Key;

export type Where = Omit<OwnPlace, "code">;

/** How the notes panel finds and shows lines of a workspace. */
export interface NoteLines {
  /**
   * The chosen line, or the cursor's line. If `isSure` is false, a line selected elsewhere on the page takes
   * precedence.
   */
  readonly here: () => Where & { readonly isSure: boolean };
  /** Goes to a line, or to a file. */
  readonly show: (place: Where) => void;
}

interface OwnNotes {
  readonly placed: readonly PlacedNote[];
  /** The URL of the notes page, for browsers without JavaScript. */
  readonly address: string;
  /**
   * Starts a note with this text: at a place, on the exercise as a whole (null), or on the current line. `onTaken` is
   * called once the notes panel, which may have to load first, has the text.
   */
  readonly write: (place?: Where | null, text?: string, onTaken?: () => void) => void;
  readonly edit: (id: string) => void;
  readonly lines: MutableRefObject<NoteLines | null>;
}

/** The learner's own notes. Null on all pages other than their workspace. */
export const OwnNotesContext = createContext<OwnNotes | null>(null);

/** Connects a workspace with the notes. Returns a function that starts a note. */
export function useOwnNotes(lines: NoteLines): OwnNotes["write"] {
  const notes = useContext(OwnNotesContext);
  useEffect(() => {
    if (notes) notes.lines.current = lines;
  });
  return (place, text, onTaken) => notes?.write(place, text, onTaken);
}

const keyOf = (path: string, side: Side, line: number | null) => `${side}:${line}:${path}`;

/** Returns a function that renders the notes on a line, to be shown below the line. */
export function useNotesAt() {
  const notes = useContext(OwnNotesContext);
  return useMemo(() => {
    const drawn = new Map<string, ReactNode[]>();
    for (const { note, line } of notes?.placed ?? []) {
      if (note.file === null || line === null) continue;
      const key = keyOf(note.file, note.side, line);
      const content = (
        <div className="own-note" id={`note-${note.id}`} key={note.id}>
          <span className="hint">Your note</span> <span dir="auto">{note.text}</span>{" "}
          <a
            href={`${notes!.address}?edit=${note.id}`}
            onClick={(event) => {
              event.preventDefault();
              notes!.edit(note.id);
            }}
          >
            Edit<span className="vh"> your note on line {line}</span>
          </a>
        </div>
      );
      drawn.set(key, [...(drawn.get(key) ?? []), content]);
    }
    return (path: string, side: Side, line: number | null) => drawn.get(keyOf(path, side, line)) ?? [];
  }, [notes]);
}
