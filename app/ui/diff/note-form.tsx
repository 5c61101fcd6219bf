import { useActionData, useFetcher } from "@remix-run/react";
import { createContext, type ReactNode, useContext, useEffect, useId, useRef, useState } from "react";
import { Button } from "../button";
import { Field } from "../forms/field";
import { ErrorSummary, errorOf } from "../forms/form";
import { KeptTextarea, noteFormAt, useKeptWords } from "../forms/kept-words";
import { type NotePlace, useAwake } from "./line-notes";

/** The URL that notes are sent to from pages other than the submission's page. By default, the current page. */
export const NotesAtContext = createContext<string | undefined>(undefined);

const OFFLINE = "You are offline. Your text is kept in this browser: send it when you are back online.";

/** The page's reply to a comment. */
export interface NoteReply {
  /** The submitted form: a thread's id, "new", or "by-line". */
  readonly form: string;
  /** The id of the thread to which the comment was added. Null if the comment was refused. */
  readonly threadId: string | null;
  readonly errors: Readonly<Record<string, string[]>>;
  readonly written: { readonly text: string; readonly file: string; readonly line: string; readonly endLine: string };
}

/**
 * A form for notes. With JavaScript, the form is sent in the background, and other input on the page is kept. Without
 * JavaScript, the page reloads with the written text. `done` receives the thread's id.
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
  /** The place of a new thread, if known. */
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
  // A form with a single field shows the error at the field; a form with several fields starts with a summary of the
  // errors.
  const isOneField = children === undefined;
  useEffect(() => {
    if (isOneField && data && !data.threadId) element.current?.querySelector("textarea")?.focus();
  }, [data, isOneField]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each reply, when the page has the new text
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
        // The first check prevents a second press on a slow connection from sending the note twice. The second check
        // keeps the page while offline, when the browser would replace it with an error page.
        if (state !== "idle" || !navigator.onLine) event.preventDefault();
      }}
    >
      {!isOneField && <ErrorSummary errors={errors} ids={{ text: id, ...ids }} />}
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="form" value={form} />
      {/* Without JavaScript, the server replies with a whole page. */}
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
            // If the server refuses the text, the field keeps it. Otherwise, the field is emptied.
            defaultValue={reply?.threadId ? undefined : reply?.written.text}
            // After a refusal without JavaScript, the page was loaded only for this form, so focus its field.
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
