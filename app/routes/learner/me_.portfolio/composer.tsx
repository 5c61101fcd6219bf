import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Chosen, Showable } from "~/cohort/own/portfolio";
import { cardOf } from "~/kinds/cards";
import { SKILLS } from "~/kinds/skills";
import { Button } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Choice, Field, TextField } from "~/ui/forms/field";
import { ErrorSummary, errorOf, type FormErrors } from "~/ui/forms/form";
import { Part } from "~/ui/page";
import { sayFullDay } from "~/ui/say-day";

const IDS = { name: "shown-name", intro: "intro", words: "words" };

interface Reply {
  readonly errors: FormErrors;
  readonly written: { readonly name: string; readonly intro: string; readonly chosen: Chosen };
  readonly words: string;
}

/**
 * Edits the content of the portfolio: a name, an introduction, and a checkbox for everything that can be shown. Nothing
 * is ticked by default.
 */
export function Composer({
  showable,
  stands,
  isOpen,
  reply,
}: {
  showable: Showable;
  stands: { readonly name: string; readonly intro: string; readonly words: string; readonly chosen: Chosen | null };
  isOpen: boolean;
  reply: Reply | undefined;
}) {
  const { name, intro } = reply?.written ?? stands;
  const chosen = reply?.written.chosen ?? stands.chosen;
  const box = (part: keyof Chosen, value: string, label: ReactNode, hint: ReactNode) => (
    <Choice
      key={value}
      type="checkbox"
      name={part}
      value={value}
      defaultChecked={chosen?.[part].includes(value) ?? false}
      hint={hint}
    >
      {label}
    </Choice>
  );
  const { skills, tracks, certificates, exercises } = showable;
  return (
    <>
      <ErrorSummary errors={reply?.errors} ids={IDS} reply={reply} />
      <Part id="about" title="About you">
        <div className="about-you">
          <TextField
            id={IDS.name}
            name="name"
            label="Name"
            hint="Your name or any other. You can leave it empty."
            autoComplete="off"
            defaultValue={name}
            error={errorOf(reply?.errors, "name")}
          />
          <Field
            id={IDS.intro}
            label="A few words about you"
            hint="Plain text. Anyone with the link can read it."
            {...(errorOf(reply?.errors, "intro") && { error: errorOf(reply?.errors, "intro")! })}
          >
            {(control) => <textarea name="intro" rows={5} defaultValue={intro} {...control} />}
          </Field>
        </div>
      </Part>
      <Part id="what" title="What it shows">
        {skills.length + tracks.length + certificates.length + exercises.length === 0 && (
          <p className="prose">
            There is nothing to show yet. You can add items as you pass exercises.{" "}
            <Link to="/learn">Choose an exercise</Link>
          </p>
        )}
        <div className="tick-parts">
          <Boxes title="Certificates" isEmpty={certificates.length === 0}>
            {certificates.map(({ id, track, issuedOn, isExplained }) =>
              box(
                "certificates",
                id,
                track,
                `${sayFullDay(issuedOn)}, ${isExplained ? "explained in person" : "unsupervised practice"}. Includes a link to the full certificate, with your name.`,
              ),
            )}
          </Boxes>
          <Boxes title="Skills" isEmpty={skills.length === 0}>
            {skills.map(({ skill, exercises: count, isShown }) =>
              box("skills", skill, SKILLS[skill], `${counted(count, "exercise")}${isShown ? ", demonstrated" : ""}`),
            )}
          </Boxes>
          <Boxes title="Tracks" isEmpty={tracks.length === 0}>
            {tracks.map(({ id, title, passed, of }) => box("tracks", id, title, `${passed} of ${of} passed`))}
          </Boxes>
          <Boxes title="Exercises that you passed, by title" isEmpty={exercises.length === 0}>
            {exercises.map(({ slug, title, kind }) => box("exercises", slug, title, cardOf(kind).name))}
          </Boxes>
        </div>
        {skills.length > 0 && (
          <p className="hint under">
            We only reveal what a review is about after you hand in, so a few reviews don’t count for a skill here. The
            numbers on your own report may be higher.
          </p>
        )}
      </Part>
      {!isOpen && (
        <Part id="opening" title="Publish it">
          <div className="form">
            <TextField
              id={IDS.words}
              name="words"
              label="Text in the link"
              hint="Lower-case letters and digits. We add random characters so that the link can’t be guessed."
              autoComplete="off"
              autoCapitalize="off"
              defaultValue={reply?.words ?? stands.words}
              error={errorOf(reply?.errors, "words")}
            />
          </div>
        </Part>
      )}
      <div className="line mt-6">
        <Button type="submit" name="intent" value="save" look={isOpen ? "main" : "second"}>
          {isOpen ? "Save and update the page" : "Save as private"}
        </Button>
        {!isOpen && (
          <Button type="submit" name="intent" value="open" look="main">
            Save and publish
          </Button>
        )}
      </div>
    </>
  );
}

function Boxes({ title, isEmpty, children }: { title: string; isEmpty: boolean; children: ReactNode }) {
  if (isEmpty) return null;
  return (
    <fieldset className="choices">
      <legend className="label">{title}</legend>
      {children}
    </fieldset>
  );
}
