// Long: one page whose saving, claim, comments, verdict and sending share one state. Its parts are in separate files.
import { useRevalidator } from "@remix-run/react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { LinePlace } from "~/kinds/page-props";
import { reportOf } from "~/kinds/report-component";
import type { Filter } from "~/review/queue/waiting-filter";
import type { Note, ReviewDraft } from "~/review/reviews/review-work";
import { EMPTY_REVIEW, VERDICT_WORDS } from "~/review/reviews/verdicts";
import { Button } from "~/ui/button";
import { linesOf } from "~/ui/diff/diff-lines";
import { type NotePlace, NoteRangesContext, useNotesBelow, WriteNoteContext } from "~/ui/diff/line-notes";
import { NotesAtContext } from "~/ui/diff/note-form";
import { ThreadNote } from "~/ui/diff/thread";
import { ErrorSummary } from "~/ui/forms/form";
import { KeptWordsContext } from "~/ui/forms/kept-words";
import { NewComments } from "~/ui/new-comments";
import { DressContext } from "~/ui/text/dressed";
import { SavedMark } from "~/ui/workspace/workspace-bar";
import { newKey } from "~/ui/workspace/workspace-store";
import { useWork } from "~/ui/workspace/workspace-work";
import { ANSWERED } from "../../learner/me_.answers/done";
import { WhatChanged } from "../../learner/submissions.$id/since";
import { queueAfter, withFilter } from "../mentor._index/done";
import { Alike } from "./alike";
import { Beside } from "./beside";
import type { DeskData } from "./desk.server";
import { DeskHead } from "./desk-head";
import { DraftNote } from "./draft-note";
import { ReferenceDiff } from "./reference";
import { useSnippets } from "./snippets";
import { DoneStrip, SendStrips, Strips } from "./strips";
import { WithTask } from "./task";
import { useClaim } from "./use-claim";
import { useDeskKeys } from "./use-desk-keys";
import { findLineOf } from "./walk";
import { YourReview } from "./your-review";

const NO_ERRORS: Readonly<Record<string, string>> = {};
const startsAt = (note: NotePlace, at: NotePlace) =>
  note.file === at.file && note.side === at.side && note.line === at.line;

const SAYS_MINE = {
  queue: "You are reviewing this submission. It returns to the queue when you leave.",
  handed: "You are reviewing this submission. It was handed to you, and stays yours when you leave.",
  pool: "You are answering this question. Once you leave, someone else can take it.",
};

/** A submission with the grader's report, and the mentor's draft of a review. */
export function Desk({
  desk,
  graded,
  filter,
  done,
}: {
  desk: DeskData;
  graded: NonNullable<DeskData["graded"]>;
  /** The filter of the queue from which the mentor came. */
  filter: Filter;
  /** The sentence that confirms what the mentor last did on another page. */
  done: string | null;
}) {
  const { itemId, kind } = desk;
  const address = `/mentor/${itemId}/work`;
  const claim = useClaim(address, desk.personId);
  const isMine = claim === "mine" || claim === "offline";
  const { revalidate } = useRevalidator();
  // The page was loaded before this person had claimed the item, so it doesn't contain the attached conversation yet.
  const isTalkDue = claim === "mine" && desk.isTalkHidden;
  useEffect(() => {
    if (isTalkDue) revalidate();
  }, [isTalkDue, revalidate]);
  const next = useRef<HTMLFormElement>(null);
  const goesOn = useRef(false);
  const report = useRef<HTMLDivElement>(null);
  const [name] = useState({ person: desk.personId, slug: `desk-${itemId}`, revision: String(desk.rubric.version) });
  const after = desk.isInPool ? ANSWERED : queueAfter("sent", filter);
  const queue = withFilter("/mentor", filter);
  const kept = useWork<ReviewDraft>({
    name,
    address,
    version: desk.draft.version,
    draft: desk.draft.work,
    fresh: EMPTY_REVIEW,
    onDone: () => (goesOn.current && next.current ? next.current.submit() : window.location.assign(after)),
  });
  const { work, save, change, flush, handIn } = kept;
  const [begun, setBegun] = useState<string | null>(null);
  /** The last removal, which can be undone. */
  const [undo, setUndo] = useState<{ says: string; work: ReviewDraft } | null>(null);
  const errors = handIn.state === "refused" ? handIn.errors : NO_ERRORS;
  const summaryErrors = useMemo(
    () => (Object.keys(errors).length ? Object.fromEntries(Object.entries(errors).map(([k, m]) => [k, [m]])) : null),
    [errors],
  );

  const edit = (part: Partial<ReviewDraft>) => {
    setUndo(null);
    change({ ...work, ...part });
  };
  const editNote = (id: string, part: Partial<Note>) =>
    edit({ notes: work.notes.map((one) => (one.id === id ? { ...one, ...part } : one)) });
  const begin = ({ file, side, line, endLine }: NotePlace) => {
    const place = { file, side, line, ...(endLine && { endLine }) };
    // If an empty note already starts on this line, reuse it, even if it covers more or fewer lines.
    const empty = work.notes.find((note) => startsAt(note, place) && !note.text.trim());
    const id = empty?.id ?? newKey();
    const note: Note = { ...place, id, text: "" };
    edit({ notes: [...work.notes.filter((one) => one.id !== id), note] });
    setBegun(id);
    if (empty) document.getElementById(`note-${id}`)?.focus();
  };
  const remove = (id: string) => {
    const note = work.notes.find((one) => one.id === id);
    // Move the focus back to the note's line, because the remove button disappears with the note.
    findLineOf(document.getElementById(`note-${id}`))?.focus({ preventScroll: true });
    change({ ...work, notes: work.notes.filter((one) => one.id !== id) });
    setUndo(note?.text.trim() ? { says: "Comment removed.", work } : null);
  };
  const send = (andNext: boolean) => {
    goesOn.current = andNext;
    void handIn.start();
  };
  const snippets = useSnippets(desk.snippets);
  useDeskKeys(report, {
    send,
    setVerdict: (verdict) => (desk.isInPool && verdict === "talk" ? undefined : edit({ verdict })),
    openSnippets: desk.isPeer ? () => {} : snippets.open,
  });

  const linesAt = ({ file, side, line, endLine }: NotePlace) =>
    linesOf(graded.files.find(({ path }) => path === file)?.[side] ?? "")
      .slice(line - 1, endLine ?? line)
      .join("\n");
  const [threadsBelow, notesBelow] = [useNotesBelow(graded.threads), useNotesBelow(work.notes)];
  const notesAt = (place: LinePlace) => {
    const [threads, notes] = [threadsBelow(place), notesBelow(place)];
    if (threads.length + notes.length === 0) return null;
    return (
      <>
        {threads.map((thread) => (
          <ThreadNote key={thread.id} thread={thread} mayWrite={desk.mayReply} />
        ))}
        {notes.map((note) => (
          <DraftNote
            key={note.id}
            note={note}
            lines={linesAt(note)}
            error={errors[`note-${note.id}`]}
            isNew={note.id === begun}
            draftAt={desk.mayDraft && isMine ? address : null}
            onChange={(text) => editNote(note.id, { text })}
            onDraft={(text) =>
              edit({
                isDrafted: true,
                notes: work.notes.map((one) => (one.id === note.id ? { ...one, text, isDrafted: true } : one)),
              })
            }
            onRemove={() => remove(note.id)}
          />
        ))}
      </>
    );
  };

  // Answered items are read-only, unless there is unsent text.
  const mayWrite =
    desk.state === "waiting" || work.notes.length > 0 || work.summary.trim() !== "" || work.verdict !== null;
  const Report = reportOf(kind);
  const mine = desk.isInPool ? "pool" : desk.isHanded ? "handed" : "queue";
  return (
    <main className="page desk" id="main" tabIndex={-1}>
      <DeskHead desk={desk} queue={queue} title={graded.headline.title} />
      <Strips desk={desk} queue={queue} kept={kept} />
      <WithTask kind={kind} dressed={graded.task}>
        <DressContext.Provider value={graded.dressed}>
          <NoteRangesContext.Provider value={[...graded.threads, ...work.notes]}>
            <WriteNoteContext.Provider value={mayWrite ? begin : null}>
              <NotesAtContext.Provider value={`/submissions/${desk.submissionId}`}>
                {/* Uses the same unsent text, stored in this browser, as the submission's own page. */}
                <KeptWordsContext.Provider value={desk.mayReply ? `${desk.personId}:${desk.submissionId}` : null}>
                  <div ref={report}>
                    <Report
                      open={graded.open}
                      work={graded.work}
                      report={graded.report}
                      reader="other"
                      isWithheld={false}
                      notesAt={notesAt}
                      aside={<Beside desk={desk} />}
                    />
                    {graded.reference && <ReferenceDiff kind={kind} files={graded.reference} />}
                  </div>
                </KeptWordsContext.Provider>
              </NotesAtContext.Provider>
            </WriteNoteContext.Provider>
          </NoteRangesContext.Provider>
        </DressContext.Provider>
      </WithTask>
      {graded.since && <WhatChanged since={graded.since} isBeside />}
      {mayWrite && (
        <YourReview
          work={work}
          rubric={desk.rubric.lines}
          errors={errors}
          edit={edit}
          isPeer={desk.isPeer}
          isInPool={desk.isInPool}
          actions={
            <>
              <ErrorSummary
                errors={summaryErrors}
                ids={Object.fromEntries(Object.keys(errors).map((key) => [key, key]))}
              />
              <Alike desk={desk} work={work} address={address} />
              <div className="line">
                <Button look="main" onClick={() => send(true)}>
                  Send and open next
                </Button>
                <Button onClick={() => send(false)}>Send</Button>
                <Button
                  look="quiet"
                  onClick={() => {
                    change(EMPTY_REVIEW);
                    setUndo({ says: "Draft discarded.", work });
                  }}
                >
                  Discard draft
                </Button>
                <SavedMark save={save} onAgain={flush} />
                <span className="hint">
                  {isMine ? SAYS_MINE[mine] : ""} <kbd>Ctrl</kbd> <kbd>Enter</kbd> sends, <kbd>Ctrl</kbd>{" "}
                  <kbd>Shift</kbd> <kbd>Enter</kbd> sends and opens the next one
                  {desk.isPeer ? (
                    "."
                  ) : (
                    <>
                      , <kbd>Ctrl</kbd> <kbd>.</kbd> inserts a snippet.
                    </>
                  )}
                </span>
              </div>
            </>
          }
        />
      )}
      {snippets.dialog}
      <form
        method="post"
        action={desk.isInPool ? "/me/answers" : withFilter("/mentor?index", filter)}
        ref={next}
        hidden
      >
        <input type="hidden" name="intent" value="next" />
        <input type="hidden" name="sent" value="1" />
      </form>
      <div className="stays">
        <SendStrips desk={desk} claim={claim} kept={kept} />
        <div role="status">
          <DoneStrip says={undo ? null : done} />
          {undo && (
            <p className="strip">
              {undo.says}{" "}
              <Button
                size="small"
                onClick={() => {
                  change(undo.work);
                  setUndo(null);
                }}
              >
                Undo
              </Button>
            </p>
          )}
          {/* Announces the verdict, because a shortcut may set it while its field is out of view. */}
          {work.verdict && <p className="vh">{VERDICT_WORDS[work.verdict]}</p>}
        </div>
        <NewComments threads={graded.threads} />
      </div>
    </main>
  );
}
