import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Choice, Why } from "~/ui/forms/field";
import { ErrorSummary, errorOf, Saved } from "~/ui/forms/form";
import { Notice } from "~/ui/notice";
import type { Reply } from "./links";

interface Schedule {
  readonly every: "daily" | "weekly";
  readonly setBy: string | null;
  readonly fault: "nobody" | "folder" | "failed" | null;
  readonly isWriting: boolean;
  readonly writtenAt: string | null;
  /** When the next export is due. Null if the export is about to run. */
  readonly dueAt: string | null;
}

const FAULTS: Readonly<Record<NonNullable<Schedule["fault"]>, string>> = {
  nobody:
    "The person who set this up no longer leads this cohort. Save the schedule again below to run it on your behalf.",
  folder:
    "Onramp can’t write to the folder, or the disk is full. Tell the administrator of this installation. Onramp retries every hour.",
  failed: "The export failed on our side; the server log says why. Onramp retries every hour.",
};

const IDS = { every: "every" };

/** The schedule on which Onramp writes all files to a folder on the server. */
export function ScheduledExports({
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
        <Notice tone="half" mark="Failed" title="The last scheduled export failed.">
          {FAULTS[schedule.fault]}
        </Notice>
      )}
      <p className="prose">{schedule ? sayTurns(schedule) : "No export is scheduled yet."}</p>
      <p className="hint mt-1">
        Each scheduled export writes all of this cohort’s files to a folder for that day, in{" "}
        <code className="folder">{folder}</code> on the server. If an export fails, no folder is created. The last 14
        folders are kept. When someone deletes their account, Onramp deletes the files that include that person, then
        writes the cohort’s files again.
      </p>
      <Form method="post" className="form mt-3" noValidate preventScrollReset key={schedule?.every ?? "none"}>
        <ErrorSummary errors={reply?.errors} ids={IDS} reply={reply} />
        <fieldset className="choices" id={IDS.every} aria-describedby={error && "every-error"}>
          <legend className="label">Schedule</legend>
          <Choice name="every" value="daily" defaultChecked={schedule?.every === "daily"} hint="At 2:00 UTC.">
            Daily
          </Choice>
          <Choice
            name="every"
            value="weekly"
            defaultChecked={schedule?.every === "weekly"}
            hint="On Mondays at 2:00 UTC."
          >
            Weekly
          </Choice>
          {error && <Why id="every-error">{error}</Why>}
        </fieldset>
        <div className="line">
          <Button type="submit" name="intent" value="set">
            {schedule ? "Save and run now" : "Schedule"}
          </Button>
          {schedule && (
            <Button type="submit" name="intent" value="stop">
              Stop schedule
            </Button>
          )}
          <Saved when={Boolean(reply?.done)}>{reply?.done ?? ""}</Saved>
        </div>
      </Form>
    </>
  );
}

function sayTurns({ every, setBy, isWriting, writtenAt, dueAt }: Schedule): string {
  const often = every === "daily" ? "daily" : "every Monday";
  const inName = setBy ? `on behalf of ${setBy}` : "not yet on anyone’s behalf";
  const last = writtenAt ? `Last export: ${writtenAt}.` : "No files yet.";
  const next = isWriting ? "An export is running now." : `Next: ${dueAt ?? "within a minute or so"}.`;
  return `Scheduled ${often}, ${inName}. ${last} ${next}`;
}
