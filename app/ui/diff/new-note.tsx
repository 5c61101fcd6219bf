import { useActionData } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { Button } from "../button";
import { Field } from "../forms/field";
import { errorOf } from "../forms/form";
import { noteFormAt, useKeptWords } from "../forms/kept-words";
import { type NotePlace, sayLines, sayPlace } from "./line-notes";
import { NoteForm, type NoteReply } from "./note-form";

/** The id of the new note's form. */
export const NEW_NOTE = "new-note";

/**
 * Starts a thread on a line. The field takes the focus, unless the thread was started before the page loaded. `close`
 * returns the focus.
 */
export function NewNote({
  place,
  isFoundAgain,
  close,
}: {
  place: NotePlace;
  isFoundAgain: boolean;
  close: (threadId: string | null) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { forget } = useKeptWords(noteFormAt(place));
  useEffect(() => {
    if (!isFoundAgain) box.current?.querySelector("textarea")?.focus();
  }, [isFoundAgain]);
  return (
    <div className="in" id={NEW_NOTE}>
      <div className="at">{sayLines(place)}</div>
      <div className="box" ref={box}>
        <NoteForm
          form="new"
          intent="comment"
          label={`Your comment on ${sayPlace(place)}`}
          done={close}
          place={place}
          actions={
            <Button
              size="small"
              look="quiet"
              onClick={() => {
                forget();
                close(null);
              }}
            >
              Cancel
            </Button>
          }
        />
      </div>
    </div>
  );
}

/**
 * A form that starts a thread on a line whose number the person types. It works without JavaScript, and suits people
 * who prefer typing.
 */
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
  ids: { file: string; line: string; endLine: string };
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
      <Field
        label="To line"
        hint="Only if you comment on several lines."
        id={ids.endLine}
        error={errorOf(errors, "endLine")}
      >
        {(control) => (
          <input name="endLine" inputMode="numeric" size={6} defaultValue={reply?.written.endLine} {...control} />
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
