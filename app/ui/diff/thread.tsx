import { Link, useActionData, useFetcher } from "@remix-run/react";
import { type FormEvent, Fragment, useContext, useEffect, useRef, useState } from "react";
import { Button } from "../button";
import { useKeptWords } from "../forms/kept-words";
import { Mark } from "../mark";
import { InTurn } from "../text/in-turn";
import { type NotePlace, sayLines, sayPlace, useAwake } from "./line-notes";
import { NoteForm, type NoteReply, NotesAtContext } from "./note-form";
import { SuggestionDiff } from "./suggestion-diff";

/** A conversation on a line, ready to render. */
export interface Thread extends NotePlace {
  readonly id: string;
  readonly isResolved: boolean;
  readonly comments: readonly Comment[];
}

interface Comment {
  readonly id: string;
  readonly author: string;
  readonly isMine: boolean;
  /** Whether the comment began as a draft by a language model. */
  readonly isDrafted: boolean;
  /** The comment's parts, in order. */
  readonly parts: readonly Part[];
  /** The day, for example "20 November". */
  readonly on: string;
  /** The URL for reporting the comment; null for the reader's own comment, and if there is no one to report to. */
  readonly reportAt: string | null;
}

/**
 * A piece of a comment. It is either safe HTML, rendered from the author's Markdown on the server, or lines with a
 * suggested replacement.
 */
export type Part =
  | { readonly type: "text"; readonly html: string }
  | { readonly type: "suggestion"; readonly before: string; readonly after: string };

/**
 * A conversation, shown below its line. A resolved conversation is folded, unless the reader is writing in it while
 * someone else resolves it.
 */
export function ThreadNote({ thread, mayWrite }: { thread: Thread; mayWrite: boolean }) {
  const { id, isResolved, comments } = thread;
  const article = useRef<HTMLElement>(null);
  const [isFolded, setFolded] = useState(isResolved);
  useEffect(() => {
    const isWriting = Boolean(article.current?.querySelector("textarea")?.value.trim());
    if (!(isResolved && isWriting)) setFolded(isResolved);
  }, [isResolved]);
  // The pressed button disappears. Without a new focus, keyboard users would start again at the top of the page.
  const isSettling = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after the changed conversation is drawn
  useEffect(() => {
    if (isSettling.current && document.activeElement === document.body) article.current?.focus({ preventScroll: true });
    isSettling.current = false;
  }, [isFolded]);
  const settle = () => {
    isSettling.current = true;
  };
  const people = [...new Set(comments.map(({ isMine, author }) => (isMine ? "you" : author)))];
  return (
    <article
      ref={article}
      className="in thread"
      id={`t-${id}`}
      tabIndex={-1}
      aria-label={`Comments on ${sayPlace(thread)}`}
    >
      <div className="at">{sayLines(thread)}</div>
      <div className="box">
        {isFolded ? (
          <details>
            <summary>
              Resolved: {comments.length === 1 ? "a comment" : `${comments.length} comments`} by{" "}
              {people.map((name, i) => (
                <Fragment key={name}>
                  {i > 0 && ", "}
                  <bdi>{name}</bdi>
                </Fragment>
              ))}
            </summary>
            <div className="mt-2">
              <Talk comments={comments} place={thread} />
              {mayWrite && <Settle thread={thread} onSettle={settle} />}
            </div>
          </details>
        ) : (
          <>
            <Talk comments={comments} place={thread} />
            {mayWrite && (
              <div className="mt-2 grid gap-2">
                <ReplyBox id={id} />
                <Settle thread={thread} onSettle={settle} />
              </div>
            )}
          </>
        )}
      </div>
    </article>
  );
}

function Talk({ comments, place }: { comments: readonly Comment[]; place: NotePlace }) {
  return (
    <ol className="talk">
      {comments.map(({ id, author, isMine, isDrafted, parts, on, reportAt }) => (
        <li key={id}>
          <header>
            <Mark icon="comment" tone={isMine ? "you" : undefined}>
              {isMine ? "You" : <bdi>{author}</bdi>}
            </Mark>
            <span className="meta">
              {on}
              {isDrafted && " · drafted with a model"}
            </span>
            {reportAt && (
              <Link className="meta" to={reportAt}>
                Report abuse
              </Link>
            )}
          </header>
          {parts.map((part, i) => (
            <InTurn key={i}>
              {part.type === "suggestion" ? (
                <SuggestionDiff place={place} before={part.before} after={part.after} />
              ) : (
                // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server by `markdownToHtml`
                <div className="read" dir="auto" dangerouslySetInnerHTML={{ __html: part.html }} />
              )}
            </InTurn>
          ))}
        </li>
      ))}
    </ol>
  );
}

function ReplyBox({ id }: { id: string }) {
  const page = useActionData<NoteReply>();
  const box = useRef<HTMLDetailsElement>(null);
  const { read } = useKeptWords(id);
  useEffect(() => {
    if (box.current && read()) box.current.open = true;
  }, [read]);
  return (
    <details ref={box} className="reply" open={page?.form === id}>
      <summary>Reply</summary>
      <div className="mt-2">
        <NoteForm
          form={id}
          intent="reply"
          label="Your reply"
          done={() => {
            const isHere = box.current?.contains(document.activeElement);
            if (box.current) box.current.open = false;
            // Closing the reply box hides the field, so the keyboard focus moves to the box's summary.
            if (isHere) box.current?.querySelector("summary")?.focus({ preventScroll: true });
          }}
        />
      </div>
    </details>
  );
}

function Settle({ thread: { id, isResolved }, onSettle }: { thread: Thread; onSettle: () => void }) {
  const fetcher = useFetcher();
  const isAwake = useAwake();
  const [isOffline, setOffline] = useState(false);
  const onSubmit = (event: FormEvent) => {
    setOffline(!navigator.onLine);
    // Offline, sending the form would replace the page.
    if (navigator.onLine) onSettle();
    else event.preventDefault();
  };
  return (
    <fetcher.Form method="post" action={useContext(NotesAtContext)} onSubmit={onSubmit}>
      <input type="hidden" name="form" value={id} />
      {!isAwake && <input type="hidden" name="whole" value="1" />}
      <Button type="submit" size="small" name="intent" value={isResolved ? "reopen" : "resolve"}>
        {isResolved ? "Open again" : "Mark as resolved"}
      </Button>
      <span role="status" className="meta">
        {isOffline && " You are offline. Try again when you are back online."}
      </span>
    </fetcher.Form>
  );
}
