import { useEffect, useRef } from "react";
import type { Note } from "~/review/review-work";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { sayPlace } from "~/ui/line-notes";
import { Mark } from "~/ui/mark";

/** A comment in place that is not sent yet. */
export function DraftNote({
  note,
  error,
  isNew,
  onChange,
  onRemove,
}: {
  note: Note;
  error: string | undefined;
  /** Just begun: takes the focus. */
  isNew: boolean;
  onChange: (text: string) => void;
  onRemove: () => void;
}) {
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isNew) box.current?.focus();
  }, [isNew]);
  return (
    <article className="in" aria-label={`Your comment on ${sayPlace(note)}, not sent yet`}>
      <div className="at">{note.line}</div>
      <div className="box">
        <header>
          <Mark icon="comment" tone="you">
            You
          </Mark>
          <span className="meta">not sent yet</span>
        </header>
        <Field
          label={`Your comment on ${sayPlace(note)}`}
          hint="Markdown works."
          id={`note-${note.id}`}
          {...(error && { error })}
        >
          {(control) => (
            <textarea
              ref={box}
              rows={3}
              value={note.text}
              onChange={(event) => onChange(event.currentTarget.value)}
              {...control}
            />
          )}
        </Field>
        <div className="line mt-2">
          <Button size="small" look="quiet" onClick={onRemove}>
            Remove
          </Button>
        </div>
      </div>
    </article>
  );
}
