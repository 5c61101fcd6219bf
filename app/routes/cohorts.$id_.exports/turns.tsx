import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Choice, Why } from "~/ui/field";
import { ErrorSummary, errorOf, Saved } from "~/ui/form";
import { Notice } from "~/ui/notice";
import type { Reply } from "./links";

interface Schedule {
  readonly every: "daily" | "weekly";
  readonly setBy: string | null;
  readonly fault: "nobody" | "folder" | "failed" | null;
  readonly isWriting: boolean;
  readonly writtenAt: string | null;
  /** Null: any moment now. */
  readonly dueAt: string | null;
}

const FAULTS: Readonly<Record<NonNullable<Schedule["fault"]>, string>> = {
  nobody: "Who set it does not lead this cohort any more. Save it again below, and it is written in your name.",
  folder:
    "The folder cannot be written, or its disk is full. Tell whoever runs this installation. It is tried again each hour.",
  failed: "Something of ours broke, and the log of the server says what. It is tried again each hour.",
};

const IDS = { every: "every" };

/** Files that are written by themselves, whole, into a folder of the server. */
export function ByTurns({
  schedule,
  folder,
  reply,
}: {
  schedule: Schedule | null;
  folder: string;
  reply: Reply | undefined;
}) {
  const error = errorOf(reply?.errors, "every");
  return (
    <>
      {schedule?.fault && (
        <Notice tone="half" mark="Not written" title="The last turn wrote nothing.">
          {FAULTS[schedule.fault]}
        </Notice>
      )}
      <p className="prose">{schedule ? sayTurns(schedule) : "Nothing is written by itself yet."}</p>
      <p className="hint mt-1">
        All files of this cohort go into a folder of the server, <code className="folder">{folder}</code>: a folder a
        day, whole or not at all; the last 14 are kept. When somebody deletes their account, files with them go, and are
        written anew.
      </p>
      <Form method="post" className="form mt-3" noValidate preventScrollReset key={schedule?.every ?? "none"}>
        <ErrorSummary errors={reply?.errors} ids={IDS} reply={reply} />
        <fieldset className="choices" id={IDS.every} aria-describedby={error && "every-error"}>
          <legend className="label">Write them</legend>
          <Choice name="every" value="daily" defaultChecked={schedule?.every === "daily"} hint="At 2:00 UTC.">
            Each day
          </Choice>
          <Choice
            name="every"
            value="weekly"
            defaultChecked={schedule?.every === "weekly"}
            hint="On Mondays at 2:00 UTC."
          >
            Each week
          </Choice>
          {error && <Why id="every-error">{error}</Why>}
        </fieldset>
        <div className="line">
          <Button type="submit" name="intent" value="set">
            {schedule ? "Save, and write now" : "Write them"}
          </Button>
          {schedule && (
            <Button type="submit" name="intent" value="stop">
              Write no more
            </Button>
          )}
          <Saved when={Boolean(reply?.done)}>{reply?.done ?? ""}</Saved>
        </div>
      </Form>
    </>
  );
}

function sayTurns({ every, setBy, isWriting, writtenAt, dueAt }: Schedule): string {
  const often = every === "daily" ? "each day" : "each Monday";
  const inName = setBy ? `in the name of ${setBy}` : "in nobody’s name";
  const last = writtenAt ? `The last are of ${writtenAt}.` : "None are there yet.";
  const next = isWriting ? "They are being written now." : `Next: ${dueAt ?? "within a minute or so"}.`;
  return `Written ${often}, ${inName}. ${last} ${next}`;
}
