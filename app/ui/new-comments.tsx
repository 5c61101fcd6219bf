import { useEffect, useRef, useState } from "react";
import { Button } from "./button";
import { sayPlace } from "./diff/line-notes";
import type { Thread } from "./diff/thread";

interface NewComment {
  readonly id: string;
  readonly author: string;
  readonly thread: Thread;
}

/** Announces politely that someone wrote a comment, with a link to the comment. Doesn't interrupt the reader. */
export function NewComments({ threads }: { threads: readonly Thread[] }) {
  const known = useRef<Set<string> | null>(null);
  const [latest, setLatest] = useState<NewComment | null>(null);
  useEffect(() => {
    const all = threads.flatMap((thread) => thread.comments.map((comment) => ({ ...comment, thread })));
    const fresh = all.filter(({ id, isMine }) => known.current && !known.current.has(id) && !isMine).at(-1);
    known.current = new Set(all.map(({ id }) => id));
    if (fresh) setLatest(fresh);
  }, [threads]);
  return (
    // Screen readers announce only text that is added to an existing live region.
    <div role="status" className="new-comments">
      {latest && (
        <p className="strip">
          <span>
            <bdi>{latest.author}</bdi> commented on {sayPlace(latest.thread)}.
          </span>{" "}
          <a href={`#t-${latest.thread.id}`} onClick={() => setLatest(null)}>
            Show
          </a>{" "}
          <Button size="small" look="quiet" onClick={() => setLatest(null)}>
            Close
          </Button>
        </p>
      )}
    </div>
  );
}
