// Long: all parts of one form.
import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Chosen, PortfolioPart, Showable } from "~/cohort/own/portfolio";
import { cardOf } from "~/kinds/cards";
import { SKILLS } from "~/kinds/skills";
import { Button } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Choice, Field, TextField } from "~/ui/forms/field";
import { ErrorSummary, errorOf, type FormErrors } from "~/ui/forms/form";
import { ForgetSaved, isSameText, KeptTextarea } from "~/ui/forms/kept-words";
import { sayFullDay } from "~/ui/say-day";
import { Part } from "~/ui/shell/page";
import { Boxes } from "./boxes";
import { INTRO } from "./kept";

const IDS = { name: "shown-name", intro: "intro", words: "words", works: "works", said: "said" };

interface Reply {
  readonly errors: FormErrors;
  readonly written: { readonly name: string; readonly intro: string; readonly chosen: Chosen };
  readonly words: string;
}

/**
 * Edits the content of the portfolio: a name, an introduction, and a checkbox for everything that can be shown. Nothing
 * is ticked by default. Unsaved changes are kept in this browser.
 */
export function Composer({
  showable,
  onPaper,
  stands,
  isOpen,
  reply,
}: {
  showable: Showable;
  /** How many of the currently saved works are printed; "" if there are none. */
  onPaper: string;
  stands: { readonly name: string; readonly intro: string; readonly chosen: Chosen | null; readonly words: string };
  isOpen: boolean;
  reply: Reply | undefined;
}) {
  const { name, intro } = reply?.written ?? stands;
  const chosen = reply?.written.chosen ?? stands.chosen;
  const box = (part: PortfolioPart, value: string, label: ReactNode, hint: ReactNode) => (
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
  const { skills, tracks, certificates, exercises, said, interviews, verdicts } = showable;
  return (
    <Form method="post" noValidate>
      <ForgetSaved form={INTRO} isSaved={(kept) => isSameText(kept, stands.intro)} />
      <ErrorSummary errors={reply?.errors} ids={IDS} reply={reply} />
      <Part id="about" title="About you">
        <div className="about-you">
          <TextField
            id={IDS.name}
            name="name"
            label="Name"
            hint="Your own name or any other name. You can leave this empty."
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
            {(control) => (
              <KeptTextarea form={INTRO} over={stands.intro} name="intro" rows={5} defaultValue={intro} {...control} />
            )}
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
            {certificates.map(({ id, title, issuedOn, isExplained }) =>
              box(
                "certificates",
                id,
                title,
                `${sayFullDay(issuedOn)}, ${isExplained ? "explained in person" : "unsupervised practice"}. Includes a link to the full certificate, with your name.`,
              ),
            )}
          </Boxes>
          <Boxes title="Skills" isEmpty={skills.length === 0}>
            {skills.map(({ skill, exercises: count, isShown }) =>
              box("skills", skill, SKILLS[skill], `${counted(count, "exercise")}${isShown ? ", demonstrated" : ""}`),
            )}
          </Boxes>
          <Boxes title="How certain the figures are" isEmpty={skills.length === 0 && !verdicts}>
            {skills.length > 0 &&
              box(
                "figures",
                "attempts",
                "Exercises passed and attempted",
                "Next to each skill: how many exercises you passed, out of those you attempted, with the 95% interval.",
              )}
            {verdicts &&
              box(
                "figures",
                "verdicts",
                "My verdict figures",
                "How well you told flawed changes from clean ones, with the 95% interval.",
              )}
          </Boxes>
          <Boxes title="Full submissions, up to 6 exercises" id={IDS.works} isEmpty={exercises.length === 0}>
            <p className="hint">
              Your most recent passed attempt, with the diff or the tests, your confirmed findings, and the grader’s
              result. A review gives away what is wrong with the change, so it is hidden from signed-in learners who
              haven’t done that exercise yet.
            </p>
            {onPaper && <p className="hint">{onPaper}</p>}
            {exercises.map(({ slug, title, kind }) => box("works", slug, title, cardOf(kind).name))}
          </Boxes>
          <Boxes title="Reviews by mentors, up to 3" id={IDS.said} isEmpty={said.length === 0}>
            {said.map(({ id, mentor, title, text }) =>
              box(
                "said",
                id,
                <>
                  <bdi>{mentor}</bdi>, on {title}
                </>,
                <bdi className="inline">{text}</bdi>,
              ),
            )}
          </Boxes>
          <Boxes title="Interview practice" isEmpty={interviews.length === 0}>
            {interviews.map(({ id, title, results }) => {
              const passed = results.filter(({ isPassed }) => isPassed).length;
              const undecided = results.filter(({ isUndecided }) => isUndecided).length;
              const open = undecided > 0 ? `, ${undecided} undecided` : "";
              return box("interviews", id, `${title}, set ${id}`, `${passed} of ${results.length} passed${open}`);
            })}
          </Boxes>
          <Boxes title="Tracks" isEmpty={tracks.length === 0}>
            {tracks.map(({ id, title, passed, of }) => box("tracks", id, title, `${passed} of ${of} passed`))}
          </Boxes>
          <Boxes title="Exercises that you passed, by title" isEmpty={exercises.length === 0}>
            {exercises.map(({ slug, title, kind }) => box("exercises", slug, title, cardOf(kind).name))}
          </Boxes>
        </div>
        {said.length === 0 && (
          <p className="hint under">
            A mentor’s summary can be shown here once the mentor allows it, either when they send their review or later.
            Ask the mentor in a comment.
          </p>
        )}
        {skills.length > 0 && (
          <p className="hint under">
            A few reviews aren’t counted under a skill here, because that would show people who haven’t done those
            exercises what to look for. The numbers on your own report may be higher.
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
        {isOpen ? (
          <Button type="submit" name="intent" value="save" look="main">
            Save and update the page
          </Button>
        ) : (
          <>
            <Button type="submit" name="intent" value="save">
              Save as private
            </Button>
            <Button type="submit" name="intent" value="preview">
              Save and preview
            </Button>
            <Button type="submit" name="intent" value="open" look="main">
              Save and publish
            </Button>
          </>
        )}
      </div>
    </Form>
  );
}
