import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requirePerson } from "~/accounts/guards.server";
import { listInterviews, listThemes, MOST_INTERVIEWS, startInterview } from "~/grading/interviews.server";
import { KIND_NAMES } from "~/kinds/cards";
import { listOf } from "~/kinds/count-words";
import { TRACK_IDS } from "~/kinds/skills";
import { limiters } from "~/operations/limits.server";
import { passRetryAfter, sayWait, tooMany } from "~/operations/retry-after.server";
import type { PageHandle } from "~/root";
import { Button, ButtonLink } from "~/ui/button";
import { Choice } from "~/ui/forms/field";
import { ErrorSummary } from "~/ui/forms/form";
import { readFields } from "~/ui/forms/form-data.server";
import { Page, PageHead, Part } from "~/ui/shell/page";

export const meta: MetaFunction = () => [{ title: "Interview practice · Onramp" }];
export const handle: PageHandle = { within: "/me" };

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const [interviews, themes] = await Promise.all([listInterviews(person), listThemes(person)]);
  return {
    themes,
    interviews: interviews.map(({ round, title, state, exercises }) => {
      return { round, title, state, of: exercises.length, done: exercises.filter((one) => one.submissionId).length };
    }),
  };
}

const WHY = {
  few: "This theme has too few exercises that you haven’t started. Choose another theme.",
  many: `You have already had ${MOST_INTERVIEWS} sets, which is as many as one person can have.`,
} as const;

export const headers = passRetryAfter;

/** Starts a set of interview practice, or redirects to the set that is already open. */
export async function action({ request }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  const theme = z.enum(TRACK_IDS).safeParse((await readFields(request, ["theme"])).get("theme") ?? undefined);
  const refuse = (why: string, init: ResponseInit = { status: 400 }) => data({ errors: { theme: [why] } }, init);
  if (!theme.success) return refuse("Choose a theme.");
  const wait = await limiters.make.take(person.id);
  if (wait !== null) return refuse(`You’ve started sets too often. Try again ${sayWait(wait)}.`, tooMany(wait));
  const started = await startInterview(person, theme.data);
  if (!started.ok) return refuse(WHY[started.why]);
  return redirect(`/me/interviews/${started.round}`, 303);
}

const STATES = { open: "open", done: "done", left: "ended early" } as const;

export default function Interviews() {
  const { themes, interviews } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const open = interviews.find(({ state }) => state === "open");
  const canStart = themes.some(({ lacks }) => lacks.length === 0);
  return (
    <Page>
      <PageHead
        title="Interview practice"
        lead="One exercise of each kind on one theme: no hints, no tutor, one attempt each. There is no time limit, so you can leave and continue whenever you like."
        actions={<ButtonLink to="/me">Back to Me</ButtonLink>}
      />
      {open ? (
        <Part id="open" title="Your open set">
          <p className="prose">
            {open.title}: {open.done} of {open.of} handed in.
          </p>
          <div className="line mt-3">
            <ButtonLink look="main" to={`/me/interviews/${open.round}`}>
              Continue
            </ButtonLink>
          </div>
        </Part>
      ) : (
        <Part id="start" title="Start a set">
          {!canStart && (
            <p className="prose">
              You can’t start a set: no theme still has an exercise of each kind that you haven’t started.
            </p>
          )}
          <Form method="post" className="form" noValidate>
            <ErrorSummary errors={reply?.errors} ids={{ theme: "theme" }} reply={reply} />
            <fieldset className="choices" id="theme" tabIndex={-1}>
              <legend className="label">Theme</legend>
              {themes.map(({ id, title, lacks }) => (
                <Choice
                  key={id}
                  name="theme"
                  value={id}
                  disabled={lacks.length > 0}
                  hint={
                    lacks.length > 0
                      ? `No ${listOf(
                          lacks.map((kind) => KIND_NAMES[kind]),
                          "or",
                        )} exercises are left: you have started them all.`
                      : undefined
                  }
                >
                  {title}
                </Choice>
              ))}
            </fieldset>
            {canStart && (
              <div>
                <Button type="submit" look="main">
                  Draw exercises
                </Button>
              </div>
            )}
          </Form>
        </Part>
      )}
      {interviews.length > 0 && (
        <Part id="sets" title="Your sets">
          <ul className="rows no-gutter">
            {interviews.map(({ round, title, state, of, done }) => (
              <li key={round}>
                <div>
                  <Link className="name" to={`/me/interviews/${round}`}>
                    {title}, set {round}
                  </Link>
                  <p className="meta">
                    {done} of {of} handed in
                  </p>
                </div>
                <div className="does">
                  <span className="meta">{STATES[state]}</span>
                </div>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </Page>
  );
}
