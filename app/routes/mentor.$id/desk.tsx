// Long: one page whose saving, claim, comments, verdict and sending share one state; its parts are files of their own.
import { useEffect, useMemo, useRef, useState } from "react";
import { reportOf } from "~/kinds/reports";
import type { LinePlace } from "~/kinds/view";
import type { Note, ReviewDraft } from "~/review/review-work";
import { EMPTY_REVIEW, VERDICT_WORDS, VERDICTS } from "~/review/verdicts";
import { Button, ButtonLink } from "~/ui/button";
import { DressContext } from "~/ui/dressed";
import { Choice, Field, Why } from "~/ui/field";
import { ErrorSummary } from "~/ui/form";
import { type NotePlace, WriteNoteContext } from "~/ui/line-notes";
import { Notice, OfflineStrip } from "~/ui/notice";
import { KIND_WORDS } from "~/ui/state-mark";
import { ThreadNote } from "~/ui/thread";
import { SavedMark } from "~/ui/workspace-bar";
import { ConflictStrip, OfferStrip } from "~/ui/workspace-conflict";
import { newKey } from "~/ui/workspace-store";
import { useWork } from "~/ui/workspace-work";
import { Beside } from "./beside";
import type { DeskData } from "./desk.server";
import { DraftNote } from "./draft-note";
import { Rubric } from "./rubric";
import { useClaim } from "./use-claim";

const NO_ERRORS: Readonly<Record<string, string>> = {};
const isAt = (a: NotePlace, b: NotePlace) => a.file === b.file && a.side === b.side && a.line === b.line;

/** A hand-in with the grader's report, and the mentor's review of it as it is written. */
export function Desk({ desk, graded }: { desk: DeskData; graded: NonNullable<DeskData["graded"]> }) {
  const { itemId, kind, learner, title } = desk;
  const address = `/mentor/${itemId}/work`;
  const claim = useClaim(address);
  const next = useRef<HTMLFormElement>(null);
  const goesOn = useRef(false);
  const [name] = useState({ person: desk.personId, slug: `desk-${itemId}`, revision: String(desk.rubric.version) });
  const { work, save, change, flush, keepMine, takeOther, takeOffered, dropOffered, handIn } = useWork<ReviewDraft>({
    name,
    address,
    version: desk.draft.version,
    draft: desk.draft.work,
    fresh: EMPTY_REVIEW,
    onDone: () => (goesOn.current && next.current ? next.current.submit() : window.location.assign("/mentor")),
  });
  const [begun, setBegun] = useState<string | null>(null);
  /** What was taken out last, to be put back. */
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
  const begin = (place: NotePlace) => {
    const empty = work.notes.find((note) => isAt(note, place) && !note.text.trim());
    const id = empty?.id ?? newKey();
    const note: Note = { id, file: place.file, side: place.side, line: place.line, text: "" };
    if (!empty) edit({ notes: [...work.notes, note] });
    setBegun(id);
    if (empty) document.getElementById(`note-${id}`)?.focus();
  };
  const remove = (id: string) => {
    const note = work.notes.find((one) => one.id === id);
    change({ ...work, notes: work.notes.filter((one) => one.id !== id) });
    setUndo(note?.text.trim() ? { says: "Comment removed.", work } : null);
  };
  const send = (andNext: boolean) => {
    goesOn.current = andNext;
    void handIn.start();
  };

  const notesAt = (place: LinePlace) => {
    const threads = graded.threads.filter((thread) => isAt(thread, place));
    const notes = work.notes.filter((note) => isAt(note, place));
    if (threads.length + notes.length === 0) return null;
    return (
      <>
        {threads.map((thread) => (
          <ThreadNote key={thread.id} thread={thread} mayWrite={false} />
        ))}
        {notes.map((note) => (
          <DraftNote
            key={note.id}
            note={note}
            error={errors[`note-${note.id}`]}
            isNew={note.id === begun}
            onChange={(text) => edit({ notes: work.notes.map((one) => (one.id === note.id ? { ...one, text } : one)) })}
            onRemove={() => remove(note.id)}
          />
        ))}
      </>
    );
  };

  // By the browser's event: in a text field React's own would have to be on each of them.
  const latest = useRef(send);
  latest.current = send;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      latest.current(event.shiftKey);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  const Report = reportOf(kind);
  const isMine = claim === "mine" || claim === "offline";
  return (
    <main className="page desk" id="main" tabIndex={-1}>
      <header className="report-head">
        <p className="meta">
          <ButtonLink size="small" look="quiet" to="/mentor">
            Queue
          </ButtonLink>{" "}
          {KIND_WORDS[kind]} · try {desk.tryNumber} · {desk.confidence} % sure · waits since {desk.since}
        </p>
        <div>
          <h1>
            <bdi>{learner}</bdi>, on {title}
          </h1>
          <p className="lead">{graded.headline.title}</p>
          {desk.question && (
            <blockquote className="asked mt-3">
              <p className="meta">
                <bdi>{learner}</bdi> asks
              </p>
              {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server by `markdownToHtml` */}
              <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: desk.question }} />
            </blockquote>
          )}
        </div>
        <div className="do">
          <SavedMark save={save} onAgain={flush} />
        </div>
      </header>
      <OfflineStrip>
        What you write is kept in this browser, and is saved when you are back. Sending waits.
      </OfflineStrip>
      <ClaimStrip claim={claim} desk={desk} />
      <ConflictStrip save={save} onKeepMine={keepMine} onTakeOther={takeOther} />
      <OfferStrip save={save} onTake={takeOffered} onDrop={dropOffered} />
      {(save.state === "failed" || save.state === "refused") && (
        <p className="strip" role="alert">
          Not saved on the server. {save.message} {save.isKept && "Your words are kept in this browser."}
        </p>
      )}
      {handIn.state === "failed" && (
        <p className="strip" role="alert">
          {handIn.message}
        </p>
      )}
      {handIn.state === "waiting" && (
        <p className="strip" role="status">
          Sending waits for the server. It goes by itself.
        </p>
      )}
      <ErrorSummary errors={summaryErrors} ids={Object.fromEntries(Object.keys(errors).map((key) => [key, key]))} />
      <div role="status">
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
      </div>
      <noscript>
        <p className="strip">
          The desk needs JavaScript. Comments can be written without it on{" "}
          <a href={`/submissions/${desk.submissionId}`}>the hand-in’s own page</a>.
        </p>
      </noscript>
      <DressContext.Provider value={graded.dressed}>
        <WriteNoteContext.Provider value={begin}>
          <Report
            open={graded.open}
            work={graded.work}
            report={graded.report}
            isWithheld={false}
            notesAt={notesAt}
            aside={<Beside desk={desk} />}
          />
        </WriteNoteContext.Provider>
      </DressContext.Provider>
      <section className="desk-send" aria-labelledby="review">
        <h2 id="review">Your review</h2>
        <div className="desk-cols">
          <div className="grid gap-4">
            <fieldset id="verdict" className="verdicts">
              <legend>How do you find it?</legend>
              {VERDICTS.map((verdict) => (
                <Choice
                  key={verdict}
                  name="verdict"
                  checked={work.verdict === verdict}
                  onChange={() => edit({ verdict })}
                >
                  {VERDICT_WORDS[verdict]}
                </Choice>
              ))}
              {errors.verdict && <Why id="verdict-error">{errors.verdict}</Why>}
            </fieldset>
            <Field
              id="summary"
              label="Summary"
              hint="What they did well, and what to practise next. Markdown works."
              {...(errors.summary && { error: errors.summary })}
            >
              {(control) => (
                <textarea
                  rows={5}
                  value={work.summary}
                  onChange={(event) => edit({ summary: event.currentTarget.value })}
                  {...control}
                />
              )}
            </Field>
          </div>
          <Rubric
            lines={desk.rubric.lines}
            choices={work.choices}
            errors={errors}
            onChoose={(line, step) => edit({ choices: { ...work.choices, [line]: step } })}
          />
        </div>
        <div className="line">
          <Button look="main" onClick={() => send(true)}>
            Send and next
          </Button>
          <Button onClick={() => send(false)}>Send</Button>
          <Button
            look="quiet"
            onClick={() => {
              change(EMPTY_REVIEW);
              setUndo({ says: "Thrown away.", work });
            }}
          >
            Throw away
          </Button>
          <span className="hint">
            {isMine ? "You have it; it is given back when you leave." : ""} <kbd>Ctrl</kbd> <kbd>Enter</kbd> sends,{" "}
            <kbd>Ctrl</kbd> <kbd>Shift</kbd> <kbd>Enter</kbd> sends and takes the next.
          </span>
        </div>
      </section>
      <form method="post" action="/mentor?index" ref={next} hidden>
        <input type="hidden" name="intent" value="next" />
      </form>
    </main>
  );
}

function ClaimStrip({ claim, desk }: { claim: ReturnType<typeof useClaim>; desk: DeskData }) {
  if (desk.state !== "waiting")
    return (
      <Notice title="It does not wait any more." actions={<ButtonLink to="/mentor">Back to the queue</ButtonLink>}>
        It was answered, or taken back. You can read it here.
      </Notice>
    );
  if (claim !== "other") return null;
  return (
    <p className="strip" role="alert">
      {desk.claimedBy ? <bdi>{desk.claimedBy}</bdi> : "Somebody else"} has it now. What you write is kept; it can be
      sent once it is free.
    </p>
  );
}
