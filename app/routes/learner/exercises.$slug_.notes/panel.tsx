// Long: one panel whose form, list and last deletion share one state.

import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Button } from "~/ui/button";
import { Why } from "~/ui/forms/field";
import { ForgetWords, KeptWordsContext, useKeptWords } from "~/ui/forms/kept-words";
import { Icon } from "~/ui/icons";
import { lineHere } from "~/ui/workspace/line-here";
import type { NoteWritten } from "~/ui/workspace/own-note-form";
import { NoteList, PRIVATE, sayWhere } from "~/ui/workspace/own-note-parts";
import {
  fileValue,
  type OwnNote,
  type OwnPlace,
  type PlacedNote,
  placeNotes,
  type SeenFile,
} from "~/ui/workspace/own-notes";
import type { NoteLines, Where } from "~/ui/workspace/own-notes-context";
import { getJson, postJson } from "~/ui/workspace/workspace-post";
import { newKey } from "~/ui/workspace/workspace-store";
import { NARROW } from "~/ui/workspace/workspace-use-narrow";
import { type FormProps, NEW_NOTE, NoteForm } from "./note-form";
import "~/ui/workspace/side-panel.css";
import "~/ui/workspace/own-notes.css";

/**
 * A request from the page to the panel: to write a note at a place, or to change a note. Each request is a new object.
 * `onTaken` is called once the panel shows the text and keeps it.
 */
export type NoteAsk =
  | { readonly place: Where | null | undefined; readonly text: string; readonly onTaken?: (() => void) | undefined }
  | { readonly edit: string };

interface PanelProps {
  readonly slug: string;
  readonly personId: string;
  readonly isOpen: boolean;
  readonly ask: NoteAsk | null;
  readonly files: readonly SeenFile[];
  readonly placed: readonly PlacedNote[];
  readonly onPlaced: (placed: readonly PlacedNote[]) => void;
  readonly lines: RefObject<NoteLines>;
  readonly onClose: () => void;
}

interface Reply {
  /** Why the note was not stored; empty if it was stored. */
  readonly why: string;
  readonly notes: readonly OwnNote[];
}

/** The learner's own notes beside the work; on a phone, a sheet over the work. Unsent text stays in this browser. */
export function NotesPanel(props: PanelProps) {
  return (
    <KeptWordsContext.Provider value={`${props.personId}:${props.slug}`}>
      <Panel {...props} />
    </KeptWordsContext.Provider>
  );
}

const UNSAVED = "This note isn’t saved yet. Save it first, or move it with “Use the current line”.";

const isSameNote = (stored: OwnNote, { file, side, line, text }: OwnPlace & { readonly text: string }) =>
  stored.file === file && stored.side === side && stored.line === line && stored.text === text;

const writtenAt = (place: Where | null, text = ""): NoteWritten => ({
  file: place ? fileValue(place) : "",
  line: String(place?.line ?? ""),
  text,
});

function Panel({ slug, personId, isOpen, ask, files, placed: given, onPlaced, lines, onClose }: PanelProps) {
  const address = `/exercises/${slug}/notes/list`;
  // Notes follow their lines while the learner edits a file.
  const placed = useMemo(
    () =>
      placeNotes(
        given.map(({ note }) => note),
        files,
      ),
    [given, files],
  );
  const latest = useRef(files);
  latest.current = files;
  const requests = useRef({ made: 0, shown: 0, again: () => {} });
  /** Numbers a request that is about to be sent. Returns a function that shows the notes in the request's reply. */
  const startRequest = useCallback(() => {
    const number = ++requests.current.made;
    return (notes: readonly OwnNote[]) => {
      // Replies can arrive out of order. Only the reply to a new request is certain to contain all changes.
      if (number < requests.current.shown) return requests.current.again();
      requests.current.shown = number;
      onPlaced(placeNotes(notes, latest.current));
    };
  }, [onPlaced]);
  /**
   * `editing`: the note that the form changes, or null if it writes a new note. `written`: the initial values for a new
   * note. `n` counts the forms that were started.
   */
  const [form, setForm] = useState({ n: 0, editing: null as PlacedNote | null, written: writtenAt(null) });
  const { editing } = form;
  const begin = (written: NoteWritten) => setForm(({ n }) => ({ n: n + 1, editing: null, written }));
  const edit = (editing: PlacedNote) => setForm(({ n, written }) => ({ n: n + 1, editing, written }));
  const [deleted, setDeleted] = useState<OwnNote | null>(null);
  const [says, setSays] = useState("");
  const [failure, setFailure] = useState("");
  const panel = useRef<HTMLElement>(null);
  const before = useRef<Element | null>(null);
  const textField = () => panel.current?.querySelector("textarea");
  const newNote = useKeptWords(NEW_NOTE);

  const send = useCallback(
    async (body: object): Promise<Reply | null> => {
      setFailure("");
      setSays("");
      const showNotes = startRequest();
      try {
        const reply = await postJson<Reply>(address, body, personId);
        showNotes(reply.notes);
        setFailure(reply.why);
        return reply;
      } catch (error) {
        setFailure(
          (error as Error).message ||
            "You are offline. Your text is kept in this browser. Try again when you are online.",
        );
        return null;
      }
    },
    [address, personId, startRequest],
  );
  const refresh = useCallback(() => {
    const showNotes = startRequest();
    return getJson<Pick<Reply, "notes">>(address, personId).then(({ notes }) => showNotes(notes));
  }, [address, personId, startRequest]);

  requests.current.again = () => void refresh().catch(() => {});

  // Another tab may have changed the notes.
  useEffect(() => {
    if (isOpen) refresh().catch(() => {});
  }, [isOpen, refresh]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each request is carried out once
  useEffect(() => {
    if (!isOpen || !ask) return;
    if (!panel.current?.contains(document.activeElement)) before.current = document.activeElement;
    setDeleted(null);
    const box = textField();
    if ("edit" in ask) {
      const asked = placed.find(({ note }) => note.id === ask.edit);
      if (asked) edit(asked);
    } else if (editing === null && box?.value.trim()) {
      if (ask.text) box.value = `${box.value}\n\n${ask.text}`;
      box.dispatchEvent(new Event("input", { bubbles: true }));
      setSays(UNSAVED);
    } else {
      // The form for new notes would show an unsaved note from this browser instead of the text in `ask`, so we join
      // both texts. If the learner was changing another note, the browser keeps that note's text.
      const begun = ask.text ? Object.fromEntries(new URLSearchParams(newNote.read())) : {};
      if (begun.text?.trim()) {
        newNote.forget();
        begin({ file: begun.file ?? "", line: begun.line ?? "", text: `${begun.text}\n\n${ask.text}` });
        setSays(UNSAVED);
      } else begin(writtenAt(ask.place === undefined ? lineHere(lines.current) : ask.place, ask.text));
    }
    if ("onTaken" in ask) ask.onTaken?.();
    box?.focus();
  }, [ask, isOpen]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new form takes the focus
  useEffect(() => textField()?.focus(), [form.n]);

  /** The note that is being changed, as it is stored now; a note that was deleted in another tab becomes a new note. */
  const stored = editing && placed.find(({ note }) => note.id === editing.note.id)?.note;
  const store: FormProps["store"] = async ({ key, version, written, note, finish }) => {
    const reply = await send(stored ? { do: "change", id: stored.id, version, note } : { do: "add", key, note });
    if (!reply) {
      if (stored) await refresh().catch(() => {});
      return undefined;
    }
    const now = stored
      ? reply.notes.find(({ id }) => id === stored.id)
      : reply.notes.findLast((one) => isSameNote(one, note));
    if (reply.why) return stored ? now?.version : undefined;
    const end = finish();
    const isChanged = end === "changed";
    setSays(
      `${stored ? "Note saved." : "Note added."}${isChanged ? " What you typed since then isn’t saved yet." : ""}`,
    );
    if (end === "done") begin({ ...written, text: "" });
    if (!isChanged || !now) return undefined;
    // The form of an added note stays, so that the learner can go on typing, and from now on changes this note.
    if (!stored)
      setForm(({ n }) => ({ n, editing: placeNotes([now], latest.current)[0]!, written: { ...written, text: "" } }));
    return now.version;
  };
  const close = () => {
    onClose();
    const back = before.current;
    if (back instanceof HTMLElement && back.isConnected) requestAnimationFrame(() => back.focus());
  };
  const show = ({ note, line }: PlacedNote) => {
    if (matchMedia(NARROW).matches) onClose();
    lines.current?.show({ file: note.file, side: note.side, line });
  };
  const remove = async ({ note }: PlacedNote) => {
    if (!(await send({ do: "delete", id: note.id }))) {
      await refresh().catch(() => {});
      return;
    }
    if (editing?.note.id === note.id) begin(form.written);
    setDeleted(note);
    requestAnimationFrame(() => panel.current?.querySelector<HTMLElement>(".strip button")?.focus());
  };
  const undo = async () => {
    if (!deleted) return;
    const { id: _, version: __, ...note } = deleted;
    if ((await send({ do: "add", key: newKey(), note }))?.why !== "") return;
    setDeleted(null);
    setSays("Note restored.");
    panel.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    // With `preventDefault`, the workspace doesn't handle the key as well.
    event.preventDefault();
    event.stopPropagation();
    close();
  };

  return (
    <aside
      ref={panel}
      className="side-panel"
      id="notes"
      aria-labelledby="notes-head"
      hidden={!isOpen}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <header>
        <h2 id="notes-head">Notes</h2>
        <span className="meta">{placed.length > 0 && placed.length}</span>
        <Button look="quiet" size="small" icon aria-label="Close the notes" onClick={close}>
          <Icon name="close" />
        </Button>
      </header>
      <div className="own-notes-body">
        <p className="hint">{PRIVATE}</p>
        <NoteForm
          key={form.n}
          editing={editing}
          isStored={Boolean(stored)}
          start={form.written}
          files={files}
          here={() => writtenAt(lineHere(lines.current))}
          store={store}
          onCancel={() => begin(form.written)}
        />
        <p role="status" className="hint">
          {says}
        </p>
        {failure && (
          <div role="alert">
            <Why id="notes-failure">{failure}</Why>
          </div>
        )}
        {deleted && <ForgetWords of={[`note-${deleted.id}`]} />}
        {deleted && (
          <div className="strip" role="status">
            <span>Note deleted.</span>
            <Button size="small" onClick={() => void undo()}>
              Undo
            </Button>
          </div>
        )}
        {placed.length > 0 && <h3>All notes</h3>}
        <NoteList
          placed={placed}
          link={(each, words) => (
            <a
              href={`#note-${each.note.id}`}
              onClick={(event) => {
                event.preventDefault();
                show(each);
              }}
            >
              {words}
            </a>
          )}
          actions={(each) => (
            <>
              <Button size="small" onClick={() => edit(each)}>
                Edit<span className="vh"> the note on {sayWhere(each)}</span>
              </Button>
              <Button size="small" look="quiet" onClick={() => void remove(each)}>
                Delete<span className="vh"> the note on {sayWhere(each)}</span>
              </Button>
            </>
          )}
        />
      </div>
    </aside>
  );
}
