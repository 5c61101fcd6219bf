import { useEffect, useRef } from "react";
import type { Note } from "~/review/reviews/review-work";
import { Button } from "~/ui/button";
import { sayLines, sayPlace, useAwake } from "~/ui/diff/line-notes";
import { piecesOf, suggestionOf } from "~/ui/diff/suggestion";
import { SuggestionDiff } from "~/ui/diff/suggestion-diff";
import { Field } from "~/ui/forms/field";
import { Mark } from "~/ui/mark";
import { DraftWithModel } from "./draft-with-model";

/** An unsent comment at its place. `lines`: the text of the lines that the comment is about. */
export function DraftNote({
  note,
  lines,
  error,
  isNew,
  draftAt,
  onChange,
  onDraft,
  onRemove,
}: {
  note: Note;
  lines: string;
  error: string | undefined;
  /** Whether the note was just created and takes the focus. */
  isNew: boolean;
  /** The URL for requesting a language model's draft; null if none can be requested. */
  draftAt: string | null;
  onChange: (text: string) => void;
  /** Called with the note's text after a draft was added to it. */
  onDraft: (text: string) => void;
  onRemove: () => void;
}) {
  const article = useRef<HTMLElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isNew) box.current?.focus();
  }, [isNew]);
  // Suggestions are compared with the lines only in the browser, because a mentor's comments may contain many
  // suggestions for long files, and comparing them would block the server.
  const suggestions = useAwake() ? piecesOf(note.text).filter(({ type }) => type === "suggestion") : [];
  const take = (draft: string) => {
    const before = note.text.trimEnd();
    onDraft(`${before}${before && "\n\n"}${draft}`);
    // The mentor may be writing somewhere else by now.
    const at = document.activeElement;
    if (at === document.body || article.current?.contains(at)) box.current?.focus();
  };
  const suggest = () => {
    const before = note.text.trimEnd();
    onChange(`${before}${before && "\n\n"}${suggestionOf(lines)}\n`);
    box.current?.focus();
  };
  return (
    <article ref={article} className="in" aria-label={`Your comment on ${sayPlace(note)}, not sent yet`}>
      <div className="at">{sayLines(note)}</div>
      <div className="box">
        <header>
          <Mark icon="comment" tone="you">
            You
          </Mark>
          <span className="meta">not sent yet{note.isDrafted && " · drafted with a model"}</span>
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
              rows={Math.min(14, Math.max(3, note.text.split("\n").length + 1))}
              value={note.text}
              onChange={(event) => onChange(event.currentTarget.value)}
              {...control}
            />
          )}
        </Field>
        {suggestions.map(({ text }, i) => (
          <SuggestionDiff key={i} place={note} before={lines} after={text} />
        ))}
        <div className="line mt-2">
          <Button size="small" onClick={suggest}>
            Suggest a change
          </Button>
          <Button size="small" look="quiet" onClick={onRemove}>
            Remove
          </Button>
        </div>
        {draftAt && <DraftWithModel address={draftAt} place={note} onDraft={take} />}
      </div>
    </article>
  );
}
