import { Form, useNavigation } from "@remix-run/react";
import { SEVERITIES } from "~/kinds/place";
import { DECISION_WORDS, DECISIONS, type Decision } from "~/review/rulings/ruling-words";
import { Button } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Choice, Field, TextField, Why } from "~/ui/forms/field";
import { ErrorSummary } from "~/ui/forms/form";
import { useKeptForm } from "~/ui/forms/kept-words";
import { Part } from "~/ui/shell/page";
import type { Decided, RulingData } from "./ruling.server";
import { ScoreTable } from "./score-table";

const MEANS: Readonly<Record<Decision, string>> = {
  key: "The finding is an issue. If the key already has an issue on these lines, it will also accept this class, with your severity. Learners who found it get credit; other learners lose no points.",
  neutral:
    "Reporting this is acceptable, and neither earns nor costs points. Learners who lost points for it get them back.",
  "false-alarm": "The code is correct, or the result is right as it is. No score changes; learners see your reason.",
};

/** The form name under which this browser keeps the fields until the ruling is made. */
export const RULING_FORM = "ruling";

/** The ids of the fields, for the links of the error summary. */
const IDS = {
  decision: "ruling-decision",
  why: "ruling-why",
  title: "ruling-title",
  severity: "ruling-severity",
  first: "ruling-first",
  last: "ruling-last",
};

/** Keeps the choices even if there is no reason yet. */
const always = () => true;

/**
 * The ruling form: the first step previews what the ruling would change, and the second step makes the ruling. Works
 * without JavaScript.
 */
export function RulingForm({ page, reply }: { page: RulingData; reply: Decided | undefined }) {
  const { forget: _, ...kept } = useKeptForm(RULING_FORM, always);
  const isBusy = useNavigation().state !== "idle";
  const written = reply?.written ?? {};
  const errors: Readonly<Record<string, string>> = reply?.errors ?? {};
  const { place } = page.spot;
  const preview = reply?.preview ?? null;
  return (
    <Part id="rule" title="Your ruling">
      <Form method="post" className="form" noValidate preventScrollReset {...kept}>
        <fieldset
          id={IDS.decision}
          className="grid gap-2"
          tabIndex={-1}
          {...(errors.decision && { "aria-describedby": `${IDS.decision}-error` })}
        >
          <legend className="mb-1 font-medium">What is your decision?</legend>
          {DECISIONS.map((decision) => (
            <Choice
              key={decision}
              name="decision"
              value={decision}
              defaultChecked={written.decision === decision}
              hint={MEANS[decision]}
            >
              {DECISION_WORDS[decision]}
            </Choice>
          ))}
          {errors.decision && <Why id={`${IDS.decision}-error`}>{errors.decision}</Why>}
        </fieldset>
        <Field
          id={IDS.why}
          label="Reason"
          hint="If you add the finding to the key, explain why the issue matters, and to whom. Learners can read your reason."
          {...(errors.why && { error: errors.why })}
        >
          {(control) => <textarea name="why" rows={4} maxLength={2000} defaultValue={written.why} {...control} />}
        </Field>
        <fieldset className="grid gap-3">
          <legend className="mb-1 font-medium">For the key</legend>
          <TextField
            id={IDS.title}
            name="title"
            label="Describe the issue"
            maxLength={160}
            defaultValue={written.title}
            {...(errors.title && { error: errors.title })}
          />
          <Field id={IDS.severity} label="Severity" {...(errors.severity && { error: errors.severity })}>
            {(control) => (
              <select name="severity" defaultValue={written.severity ?? ""} {...control}>
                <option value="">Choose</option>
                {SEVERITIES.map((severity) => (
                  <option key={severity}>{severity}</option>
                ))}
              </select>
            )}
          </Field>
        </fieldset>
        {!("whole" in place) && (
          <fieldset className="line items-end">
            <legend className="mb-1 font-medium">Lines the ruling applies to</legend>
            <TextField
              id={IDS.first}
              name="first"
              label="First line"
              inputMode="numeric"
              size={6}
              defaultValue={written.first ?? String(place.from)}
              {...(errors.first && { error: errors.first })}
            />
            <TextField
              id={IDS.last}
              name="last"
              label="Last line"
              inputMode="numeric"
              size={6}
              defaultValue={written.last ?? String(place.to)}
              {...(errors.last && { error: errors.last })}
            />
          </fieldset>
        )}
        <ErrorSummary
          errors={Object.fromEntries(Object.entries(errors).map(([name, message]) => [name, [message]]))}
          ids={IDS}
          reply={reply}
        />
        {preview && <Preview preview={preview} />}
        <input type="hidden" name="seen" value={reply?.seen ?? ""} />
        <div className="line">
          {preview && (
            <Button type="submit" look="main" name="intent" value="rule">
              {isBusy ? "Ruling…" : "Make this ruling"}
            </Button>
          )}
          <Button type="submit" look={preview ? "second" : "main"} name="intent" value="preview">
            {isBusy ? "Looking…" : "Preview the effect"}
          </Button>
        </div>
      </Form>
    </Part>
  );
}

function Preview({ preview: { changes, handIns, looked, isOther } }: { preview: NonNullable<Decided["preview"]> }) {
  return (
    <div className="notice" role="status">
      {isOther && (
        <p className="mb-2">
          You changed the ruling after the preview, so it isn’t saved yet. The new effect is shown below.
        </p>
      )}
      <p>
        <b>
          {changes.length === 0
            ? "No score changes"
            : `${counted(changes.length, "result")} ${changes.length === 1 ? "improves" : "improve"}`}
        </b>{" "}
        among {counted(looked, "submission")} {looked < handIns && `(the newest of ${handIns}) `}in this cohort. No
        score goes down.
      </p>
      {changes.length > 0 && <ScoreTable changes={changes} caption="Whose score would change" />}
    </div>
  );
}
