import { Form, Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { Section } from "~/accounts/cohorts/sections.server";
import { Button } from "~/ui/button";
import { Choice, Field, TextField } from "~/ui/forms/field";
import { ErrorSummary, errorOf, type FormErrors } from "~/ui/forms/form";
import { KeptTextarea, KeptWordsContext } from "~/ui/forms/kept-words";
import type { Offer } from "./find-exercises.server";
import type { Written } from "./form.server";
import { PickedList } from "./picked-list";
import "./assignment-form.css";

/** The name of the form whose text this browser keeps. */
export const NOTE = "note";

const IDS = {
  title: "title",
  note: "note",
  section: "section",
  slugs: "exercises",
  timeZone: "time-zone",
  opensAt: "opens",
  dueAt: "due",
  samples: "samples",
  eachDoes: "each-does",
};

export interface AssignmentFormProps {
  readonly offer: Offer;
  /** The cohort's sections. */
  readonly sections: readonly Section[];
  readonly written: Written;
  /**
   * The name under which this browser keeps the note of a new assignment. Null for a stored note, because another lead
   * may have changed it since.
   */
  readonly words: string | null;
  readonly errors: FormErrors | null;
  /** The result of the button that was last pressed in the list of exercises. */
  readonly said: string;
  readonly reply: unknown;
  /** True if no one has chosen a zone yet. A script then sets the browser's zone. */
  readonly guessesZone: boolean;
  readonly does: string;
  readonly back: string;
}

export function AssignmentForm(props: AssignmentFormProps) {
  const { offer, sections, written, words, errors, said, reply, guessesZone, does, back } = props;
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (guessesZone && form.current) takeBrowsersZone(form.current);
  }, [guessesZone]);
  const field = (name: keyof typeof IDS) => ({
    id: IDS[name],
    name,
    defaultValue: written[name] ?? "",
    error: errorOf(errors, name),
  });
  return (
    <Form ref={form} method="post" className="form assignment-form" noValidate preventScrollReset>
      <ErrorSummary errors={errors} ids={IDS} reply={reply} />
      {/* Enter in a field presses a form's first button, so the button that saves must be the first. */}
      <button type="submit" className="vh" tabIndex={-1} aria-hidden="true">
        {does}
      </button>
      <input type="hidden" name="key" value={written.key} />
      <TextField
        {...field("title")}
        label="Title"
        hint="Learners see this. Name the week or the goal; don’t reveal what is wrong with a change."
        maxLength={100}
        required
      />
      <Field
        label="A note for learners"
        hint="Why you’re assigning this, and what to look at. Plain text, optional."
        {...field("note")}
      >
        {(control) => (
          <KeptWordsContext.Provider value={words}>
            <KeptTextarea {...control} form={NOTE} name="note" rows={4} defaultValue={written.note} maxLength={2000} />
          </KeptWordsContext.Provider>
        )}
      </Field>
      {sections.length > 0 && (
        <Field
          label="Who is it for?"
          hint="Everyone in the section has the assignment, including learners who join it before the deadline. Learners who leave the section no longer have it."
          {...field("section")}
        >
          {(control) => (
            <select {...control} name="section" defaultValue={written.section}>
              <option value="">Whole cohort</option>
              {sections.map(({ id, name }) => (
                <option key={id} value={id}>
                  Section {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <PickedList offer={offer} written={written} said={said} error={errorOf(errors, "slugs")} />
      <fieldset className="choices">
        <legend className="label">How it works</legend>
        <Choice
          type="checkbox"
          name="isRequired"
          defaultChecked={written.isRequired === "on"}
          hint="Learners who miss a required assignment are listed under “Needs attention”."
        >
          Required
        </Choice>
        <Choice
          type="checkbox"
          name="isPicked"
          defaultChecked={written.isPicked === "on"}
          hint="The exercises above become a pool. Onramp picks each learner’s next exercise from the pool: one for their weakest skill, with a 65–80% chance of a pass, and different in kind and skill from their last exercise."
        >
          Pick exercises for each learner
        </Choice>
      </fieldset>
      <TextField
        {...field("eachDoes")}
        label="Exercises per learner"
        hint="Only used when exercises are picked for each learner."
        inputMode="numeric"
        size={6}
      />
      <Field label="Time zone" hint="The two dates below are in this time zone." {...field("timeZone")}>
        {(control) => (
          <select {...control} name="timeZone" defaultValue={written.timeZone}>
            {offer.zones.map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </select>
        )}
      </Field>
      <TextField {...field("opensAt")} type="datetime-local" label="Opens at" required />
      <TextField
        {...field("dueAt")}
        type="datetime-local"
        label="Due at"
        hint="If the clocks go back and the time occurs twice, the second one counts."
        required
      />
      <TextField
        {...field("samples")}
        label="Percentage sampled for review"
        hint="While the assignment is open, mentors review this share of its submissions without being asked. Leave this empty to use the cohort’s setting."
        inputMode="numeric"
        size={6}
      />
      <div className="line">
        <Button type="submit" look="main" name="pick" value="store">
          {does}
        </Button>
        <Link to={back}>Cancel</Link>
      </div>
    </Form>
  );
}

/** Fills in this browser's zone and the current hour in that zone, unless the person has already changed the zone. */
function takeBrowsersZone(form: HTMLFormElement): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [select, opens] = ["timeZone", "opensAt"].map((name) => form.elements.namedItem(name));
  if (!(select instanceof HTMLSelectElement) || !(opens instanceof HTMLInputElement)) return;
  const isUntouched = select.value === select.querySelector("option[selected]")?.textContent || select.value === "UTC";
  if (!isUntouched || ![...select.options].some(({ value }) => value === zone)) return;
  select.value = zone;
  const parts = new Intl.DateTimeFormat("en-CA", {
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    hourCycle: "h23",
    timeZone: zone,
  }).formatToParts(new Date());
  const { year, month, day, hour } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  opens.value = `${year}-${month}-${day}T${hour}:00`;
}
