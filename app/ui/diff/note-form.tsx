import { useActionData, useFetcher } from "@remix-run/react";
import { createContext, type ReactNode, useContext, useEffect, useId, useRef, useState } from "react";
import { Button } from "../button";
import { Field } from "../forms/field";
import { ErrorSummary, errorOf } from "../forms/form";
import { KeptTextarea, noteFormAt, useKeptWords } from "../forms/kept-words";
import { type NotePlace, useAwake } from "./line-notes";

/**
 * Where notes are sent that are written on a page which is not the submission's own; the page itself where nothing is
 * said.
 */
export const NotesAtContext = createContext<string | undefined>(undefined);

const OFFLINE = "You are offline. Your text is kept in this browser: send it when you are back online.";

/** What the page answers to a comment or a reply. */
export interface NoteReply {
  /** The form that was sent: a thread's id, "new", or "by-line". */
  readonly form: string;
  /** The thread that was written to; null when refused. */
  readonly threadId: string | null;
  readonly errors: Readonly<Record<string, string[]>>;
  readonly written: { readonly text: string; readonly file: string; readonly line: string; readonly endLine: string };
}

/**
 * A form of notes. With JavaScript it is sent beside the page, which keeps everything else that is typed; without it
 * the page comes back with what was written. `done` hears the thread that was written to.
 */
export function NoteForm({
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
  children?: (reply: NoteReply | undefined, ids: { file: string; line: string; endLine: string }) => ReactNode;
  actions?: ReactNode;
}) {
  const fetcher = useFetcher<NoteReply>();
  const page = useActionData<NoteReply>();
  const isAwake = useAwake();
  const at = useContext(NotesAtContext);
  const id = useId();
  const ids = { file: `${id}-file`, line: `${id}-line`, endLine: `${id}-end` };
  const reply = fetcher.data ?? (page?.form === form ? page : undefined);
  const errors = reply && Object.keys(reply.errors).length > 0 ? reply.errors : undefined;
  const element = useRef<HTMLFormElement>(null);
  const { data, state } = fetcher;
  const [isOffline, setOffline] = useState(false);
  const keptAs = place ? noteFormAt(place) : form;
  const { forget } = useKeptWords(keptAs);
  // One field says itself what is wrong with it; several are summed up first.
  const isOneField = children === undefined;
  useEffect(() => {
    if (isOneField && data && !data.threadId) element.current?.querySelector("textarea")?.focus();
  }, [data, isOneField]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each reply, when the page has what was written
  useEffect(() => {
    if (state !== "idle" || !data?.threadId) return;
    element.current?.reset();
    forget();
    done?.(data.threadId);
  }, [data, state]);
  return (
    <fetcher.Form
      method="post"
      action={at}
      ref={element}
      className="grid gap-2"
      noValidate
      onSubmit={(event) => {
        setOffline(!navigator.onLine);
        // Pressed again on a slow line, it would be written twice; offline, the whole page would go for a message.
        if (state !== "idle" || !navigator.onLine) event.preventDefault();
      }}
    >
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
          <input type="hidden" name="endLine" value={place.endLine ?? ""} />
        </>
      )}
      {children?.(reply, ids)}
      <Field id={id} label={label} hint="Markdown works." error={isOffline ? OFFLINE : errorOf(errors, "text")}>
        {(control) => (
          <KeptTextarea
            form={keptAs}
            name="text"
            rows={4}
            // What was refused is there again; what was sent is not.
            defaultValue={reply?.threadId ? undefined : reply?.written.text}
            // A refused form of one field, on a page that came for it alone.
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
