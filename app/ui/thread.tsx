import { useActionData, useFetcher } from "@remix-run/react";
import { Fragment, useRef } from "react";
import { Button } from "./button";
import { type NotePlace, sayPlace, useAwake } from "./line-notes";
import { Mark } from "./mark";
import { NoteForm, type NoteReply } from "./note-form";

/** What was written on a line, ready to be drawn. */
export interface Thread extends NotePlace {
  readonly id: string;
  readonly isResolved: boolean;
  readonly comments: readonly Comment[];
}

interface Comment {
  readonly id: string;
  readonly author: string;
  readonly isMine: boolean;
  /** Safe HTML, made from the author's Markdown on the server. */
  readonly html: string;
  /** The day: "20 November". */
  readonly on: string;
}

/** A conversation in place. A resolved one is folded. */
export function ThreadNote({ thread, mayWrite }: { thread: Thread; mayWrite: boolean }) {
  const { id, isResolved, comments, line } = thread;
  const people = [...new Set(comments.map(({ isMine, author }) => (isMine ? "you" : author)))];
  return (
    <article className="in thread" id={`t-${id}`} tabIndex={-1} aria-label={`Comments on ${sayPlace(thread)}`}>
      <div className="at">{line}</div>
      <div className="box">
        {isResolved ? (
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
              {isMine ? "You" : <bdi>{author}</bdi>}
            </Mark>
            <span className="meta">{on}</span>
          </header>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server by `markdownToHtml` */}
          <div className="read" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
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
