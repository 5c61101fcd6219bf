import { useActionData, useFetcher } from "@remix-run/react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { Button } from "./button";
import { Field } from "./field";
import { ErrorSummary, errorOf } from "./form";
import { type NotePlace, useAwake } from "./line-notes";
import { Mark } from "./mark";

/** What was written on a line, ready to be drawn. */
export interface Thread extends NotePlace {
  readonly id: string;
  readonly isResolved: boolean;
  readonly comments: readonly Comment[];
}

export interface Comment {
  readonly id: string;
  readonly author: string;
  readonly isMine: boolean;
  /** Safe HTML, made from the author's Markdown on the server. */
  readonly html: string;
  /** The day: "20 November". */
  readonly on: string;
}

/** What the page answers to a comment or a reply. */
export interface NoteReply {
  /** The form that was sent: a thread's id, "new", or "by-line". */
  readonly form: string;
  /** The thread that was written to; null when refused. */
  readonly threadId: string | null;
  readonly errors: Readonly<Record<string, string[]>>;
  readonly written: { readonly text: string; readonly file: string; readonly line: string };
}

/**
 * A form of notes. With JavaScript it is sent beside the page, which keeps everything else that is typed; without it
 * the page comes back with what was written. `done` hears the thread that was written to.
 */
function NoteForm({
  form,
  intent,
  label,
  place,
  done,
  children,
  actions,
}: {
  form: string;
  intent: "comment" | "reply";
  label: string;
  /** Where a new thread begins, when that is known. */
  place?: NotePlace;
  done?: (threadId: string) => void;
  /** Fields before the text. */
  children?: (reply: NoteReply | undefined, ids: { file: string; line: string }) => ReactNode;
  actions?: ReactNode;
}) {
  const fetcher = useFetcher<NoteReply>();
  const page = useActionData<NoteReply>();
  const isAwake = useAwake();
  const id = useId();
  const ids = { file: `${id}-file`, line: `${id}-line` };
  const reply = fetcher.data ?? (page?.form === form ? page : undefined);
  const errors = reply && Object.keys(reply.errors).length > 0 ? reply.errors : undefined;
  const element = useRef<HTMLFormElement>(null);
  const { data, state } = fetcher;
  // One field says itself what is wrong with it; several are summed up first.
  const isOneField = children === undefined;
  useEffect(() => {
    if (isOneField && data && !data.threadId) element.current?.querySelector("textarea")?.focus();
  }, [data, isOneField]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each reply, when the page has what was written
  useEffect(() => {
    if (state !== "idle" || !data?.threadId) return;
    element.current?.reset();
    done?.(data.threadId);
  }, [data, state]);
  return (
    <fetcher.Form method="post" ref={element} className="grid gap-2" noValidate>
      {!isOneField && <ErrorSummary errors={errors} ids={{ text: id, ...ids }} />}
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="form" value={form} />
      {/* Answered with a page of its own. */}
      {!isAwake && <input type="hidden" name="whole" value="1" />}
      {place && (
        <>
          <input type="hidden" name="file" value={place.file} />
          <input type="hidden" name="side" value={place.side} />
          <input type="hidden" name="line" value={place.line} />
        </>
      )}
      {children?.(reply, ids)}
      <Field id={id} label={label} hint="Markdown works." error={errorOf(errors, "text")}>
        {(control) => (
          <textarea
            name="text"
            rows={4}
            defaultValue={reply?.written.text}
            // biome-ignore lint/a11y/noAutofocus: a refused form of one field, on a page that came for it alone
            autoFocus={isOneField && page?.form === form}
            {...control}
          />
        )}
      </Field>
      <div className="line">
        <Button type="submit" size="small">
          {state === "idle" ? "Send" : "Sending…"}
        </Button>
        {actions}
      </div>
    </fetcher.Form>
  );
}

/** Begins a thread on a line. Takes the focus; `close` gives it back. */
export function NewNote({ place, close }: { place: NotePlace; close: (threadId: string | null) => void }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector("textarea")?.focus(), []);
  return (
    <div className="in">
      <div className="at">{place.line}</div>
      <div className="box" ref={box}>
        <NoteForm
          form="new"
          intent="comment"
          label={`Your comment on ${sayPlace(place)}`}
          done={close}
          place={place}
          actions={
            <Button size="small" look="quiet" onClick={() => close(null)}>
              Cancel
            </Button>
          }
        />
      </div>
    </div>
  );
}

/** Begins a thread by naming the line: without JavaScript, and for those who would rather type than point. */
export function NoteByLine({
  files,
  hasOldSide,
  done,
}: {
  files: readonly string[];
  hasOldSide: boolean;
  done: (threadId: string) => void;
}) {
  const page = useActionData<NoteReply>();
  return (
    <details className="opens" open={page?.form === "by-line"}>
      <summary>Comment on a line by its number</summary>
      <div className="mt-2 max-w-(--measure)">
        <NoteForm form="by-line" intent="comment" label="Your comment" done={done}>
          {(reply, ids) => <PlaceFields files={files} hasOldSide={hasOldSide} reply={reply} ids={ids} />}
        </NoteForm>
      </div>
    </details>
  );
}

function PlaceFields({
  files,
  hasOldSide,
  reply,
  ids,
}: {
  files: readonly string[];
  hasOldSide: boolean;
  reply: NoteReply | undefined;
  ids: { file: string; line: string };
}) {
  const errors = reply?.errors;
  return (
    <div className="line items-start">
      <Field label="File" id={ids.file} error={errorOf(errors, "file")}>
        {(control) => (
          <select name="file" defaultValue={reply?.written.file} {...control}>
            {files.map((file) => (
              <option key={file}>{file}</option>
            ))}
          </select>
        )}
      </Field>
      <Field label="Line" id={ids.line} error={errorOf(errors, "line")}>
        {(control) => (
          <input name="line" inputMode="numeric" size={6} defaultValue={reply?.written.line} {...control} />
        )}
      </Field>
      {hasOldSide ? (
        <Field label="Side">
          {(control) => (
            <select name="side" {...control}>
              <option value="new">new</option>
              <option value="old">old</option>
            </select>
          )}
        </Field>
      ) : (
        <input type="hidden" name="side" value="new" />
      )}
    </div>
  );
}

/** "line 12 of src/vat.ts". */
const sayPlace = ({ file, side, line }: NotePlace) => `${side === "old" ? "old line" : "line"} ${line} of ${file}`;

/** A conversation in place. A resolved one is folded. */
export function ThreadNote({ thread, mayWrite }: { thread: Thread; mayWrite: boolean }) {
  const { id, isResolved, comments, line } = thread;
  const people = [...new Set(comments.map(({ isMine, author }) => (isMine ? "you" : author)))].join(", ");
  return (
    <article className="in thread" id={`t-${id}`} tabIndex={-1} aria-label={`Comments on ${sayPlace(thread)}`}>
      <div className="at">{line}</div>
      <div className="box">
        {isResolved ? (
          <details>
            <summary>
              Resolved: {comments.length === 1 ? "a comment" : `${comments.length} comments`} by {people}
            </summary>
            <div className="mt-2">
              <Talk comments={comments} />
              {mayWrite && <Settle thread={thread} />}
            </div>
          </details>
        ) : (
          <>
            <Talk comments={comments} />
            {mayWrite && (
              <div className="mt-2 grid gap-2">
                <ReplyBox id={id} />
                <Settle thread={thread} />
              </div>
            )}
          </>
        )}
      </div>
    </article>
  );
}

function Talk({ comments }: { comments: readonly Comment[] }) {
  return (
    <ol className="talk">
      {comments.map(({ id, author, isMine, html, on }) => (
        <li key={id}>
          <header>
            <Mark icon="comment" tone={isMine ? "you" : undefined}>
              {isMine ? "You" : author}
            </Mark>
            <span className="meta">{on}</span>
          </header>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server by `markdownToHtml` */}
          <div className="read" dangerouslySetInnerHTML={{ __html: html }} />
        </li>
      ))}
    </ol>
  );
}

function ReplyBox({ id }: { id: string }) {
  const page = useActionData<NoteReply>();
  const box = useRef<HTMLDetailsElement>(null);
  return (
    <details ref={box} open={page?.form === id}>
      <summary>Reply</summary>
      <div className="mt-2">
        <NoteForm
          form={id}
          intent="reply"
          label="Your reply"
          done={() => {
            if (box.current) box.current.open = false;
          }}
        />
      </div>
    </details>
  );
}

function Settle({ thread: { id, isResolved } }: { thread: Thread }) {
  const fetcher = useFetcher();
  const isAwake = useAwake();
  return (
    <fetcher.Form method="post">
      <input type="hidden" name="form" value={id} />
      {!isAwake && <input type="hidden" name="whole" value="1" />}
      <Button type="submit" size="small" name="intent" value={isResolved ? "reopen" : "resolve"}>
        {isResolved ? "Open again" : "Mark as resolved"}
      </Button>
    </fetcher.Form>
  );
}
