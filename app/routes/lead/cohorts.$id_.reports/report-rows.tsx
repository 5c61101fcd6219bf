import { Form, Link } from "@remix-run/react";
import { ABUSE_WORDS, type AbuseType } from "~/review/threads/abuse-types";
import { Button } from "~/ui/button";
import { Choice, Field } from "~/ui/forms/field";
import { ForgetWords, KeptWordsContext, useKeptForm } from "~/ui/forms/kept-words";

interface Row {
  readonly id: string;
  readonly type: AbuseType;
  readonly about: string;
  readonly reporter: string;
  readonly reason: string;
  /** Null if the text no longer exists. */
  readonly to: string | null;
  readonly on: string;
  readonly settled: { readonly note: string; readonly by: string } | null;
}

/** Reports of abuse, each with the form that settles it. */
export function ReportRows({
  reports,
  words,
  reply,
  mayBar = false,
}: {
  reports: readonly Row[];
  /** The name under which this browser keeps the notes. */
  words: string;
  /** The refused form, as it was sent. */
  reply: { readonly report: string; readonly written: string } | undefined;
  /** True if the form offers to exclude the author from asking peers for help and answering their questions. */
  mayBar?: boolean;
}) {
  return (
    <KeptWordsContext.Provider value={words}>
      <ForgetWords of={reports.filter(({ settled }) => settled).map(({ id }) => id)} />
      <ul className="grid gap-4">
        {reports.map(({ id, type, about, reporter, reason, to, on, settled }) => (
          <li key={id} className="notice">
            <p>
              <bdi>{reporter}</bdi> reports {to ? <Link to={to}>{ABUSE_WORDS[type]}</Link> : ABUSE_WORDS[type]} by{" "}
              <bdi>{about}</bdi> <span className="meta">{on}</span>
            </p>
            <p className="prose my-2">
              “<bdi>{reason}</bdi>”
            </p>
            {settled ? (
              <p className="meta">
                Resolved by <bdi>{settled.by}</bdi>
                {settled.note && (
                  <>
                    : <bdi>{settled.note}</bdi>
                  </>
                )}
              </p>
            ) : (
              <SettleForm id={id} written={reply?.report === id ? reply.written : undefined} mayBar={mayBar} />
            )}
          </li>
        ))}
      </ul>
    </KeptWordsContext.Provider>
  );
}

/** Resolves a report of abuse. The browser keeps the note and the choice, even while an admin enters their password. */
function SettleForm({ id, written, mayBar }: { id: string; written: string | undefined; mayBar: boolean }) {
  const { ref, onInput } = useKeptForm(id, (fields) => Boolean(fields.get("note")?.trim() || fields.get("bars")));
  return (
    <Form ref={ref} onInput={onInput} method="post" className="grid gap-2" preventScrollReset>
      <input type="hidden" name="report" value={id} />
      <Field label="A note for the other leads" hint="Optional.">
        {(control) => <textarea name="note" rows={2} defaultValue={written} {...control} />}
      </Field>
      {mayBar && (
        <Choice
          type="checkbox"
          name="bars"
          hint="The author can no longer ask peers for help or answer their questions. Waiting questions are withdrawn. You can undo this on the author’s page under People."
        >
          Exclude the author from peer questions
        </Choice>
      )}
      <div>
        <Button type="submit" size="small">
          Mark as resolved
        </Button>
      </div>
    </Form>
  );
}
