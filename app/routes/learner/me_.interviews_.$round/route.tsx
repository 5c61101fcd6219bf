import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { notFound, requirePerson } from "~/accounts/guards.server";
import { findInterview, type InterviewPart } from "~/cohort/own/interview-report.server";
import { leaveInterview } from "~/grading/interviews.server";
import { cardOf } from "~/kinds/cards";
import type { PageHandle } from "~/root";
import { Button, ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Confirm } from "~/ui/forms/confirm";
import { Mark } from "~/ui/mark";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { percent } from "~/ui/state-mark";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? data.report.title : "A set"} · Interview practice · Onramp` },
];
export const handle: PageHandle = { within: "/me" };

async function requireInterview(request: Request, round: string | undefined) {
  const person = await requirePerson(request);
  const report = /^\d{1,6}$/.test(round ?? "") ? await findInterview(person, Number(round)) : null;
  if (!report) throw notFound();
  return { person, report };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { report } = await requireInterview(request, params.round);
  return { report };
}

/** Ends the set of interview practice. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { person, report } = await requireInterview(request, params.round);
  await leaveInterview(person, report.round);
  return redirect(`/me/interviews/${report.round}`, 303);
}

const LEADS = {
  open: "No hints, no tutor, one attempt each, and no clock. Do them in any order; you can leave and come back.",
  done: "One exercise of each kind, drawn at random: no hints, no tutor, one attempt each.",
  fewer:
    "The exercises were drawn at random. You had no hints, no tutor, and one attempt at each. Any that you didn’t hand in are no longer available.",
  left: "You ended this set early. The exercises that you had already handed in are listed below. You had no hints, no tutor, and one attempt at each.",
} as const;

function sayState(state: "open" | "done" | "left", passed: number | null, undecided: number, count: number): string {
  if (state === "left") return "ended early";
  if (count === 0) return "no longer available";
  if (state === "open" || passed === null) return "interview practice";
  return `passed ${passed} of ${count}${undecided > 0 ? `, ${undecided} undecided` : ""}`;
}

function sayRight(graded: readonly NonNullable<InterviewPart["graded"]>[]): string {
  const judged = graded.filter(({ cameTrue }) => cameTrue !== null);
  const right = judged.filter(({ cameTrue }) => cameTrue).length;
  const left = graded.length - judged.length;
  return [
    judged.length > 0 && `You were right about ${right} of ${counted(judged.length, "exercise")}.`,
    left > 0 &&
      `${counted(left, "exercise")} ${left === 1 ? "is" : "are"} left out, because your test also fails on our correct version.`,
    "Your confidence in each result is shown below.",
  ]
    .filter(Boolean)
    .join(" ");
}

function sayCameTrue({ cameTrue, isUndecided }: NonNullable<InterviewPart["graded"]>): string {
  if (cameTrue === null) return isUndecided ? ", which is undecided until a person has looked at your test." : ".";
  return cameTrue ? ", and it was." : ", and it wasn’t.";
}

export default function InterviewPage() {
  const { report } = useLoaderData<typeof loader>();
  const { title, round, state, drawn, parts } = report;
  const graded = parts.flatMap((part) => part.graded ?? []);
  // Don't count passes while a result is hidden: a count of only the visible results could reveal the others.
  const isWaiting = parts.some((part) => part.submissionId && !part.graded);
  const passed = graded.filter(({ isPassed }) => isPassed).length;
  const undecided = graded.filter(({ isUndecided }) => isUndecided).length;
  return (
    <Page width="paper">
      <PageHead
        title={`${title}: ${sayState(state, isWaiting ? null : passed, undecided, parts.length)}`}
        lead={LEADS[state === "done" && parts.length < drawn ? "fewer" : state]}
        actions={
          <>
            {state !== "open" && (
              <Button look="main" onClick={() => window.print()}>
                Print
              </Button>
            )}
            <ButtonLink to="/me/interviews">All sets</ButtonLink>
          </>
        }
      />
      {state === "left" && parts.length === 0 && <p className="prose">Nothing was handed in.</p>}
      {graded.length > 0 && <p className="prose">{sayRight(graded)}</p>}
      {parts.map((part) => (
        <ExercisePart key={part.slug} part={part} isOpen={state === "open"} />
      ))}
      {state === "done" && parts.length > 0 && (
        <p className="hint mt-6 not-on-paper">
          Only you can open this report, but you can print it. Once all results are in,{" "}
          <Link to="/me/portfolio">your portfolio</Link> can show the set: its theme, and for each exercise the kind,
          the score and whether you passed. A sentence about the result follows if it gives nothing away about the
          exercise. The title is never shown.
        </p>
      )}
      {state === "open" && (
        <div className="mt-6">
          <Confirm label="End the set…">
            <p>
              What you handed in counts like any other submission. Once the set has ended, you can ask for hints again
              and start another set.
            </p>
            <Form method="post" className="line">
              <Button type="submit">End set {round}</Button>
            </Form>
          </Confirm>
        </div>
      )}
    </Page>
  );
}

function ExercisePart({ part, isOpen }: { part: InterviewPart; isOpen: boolean }) {
  const { slug, title, kind, minutes, submissionId, graded } = part;
  return (
    <Part id={slug} title={title} about={cardOf(kind).name}>
      {graded ? (
        <>
          <p>
            <Mark {...(graded.isPassed ? { tone: "good" as const } : { icon: "half" as const })}>
              {graded.isPassed ? "Passed" : graded.isUndecided ? "Undecided" : "Not passed"}
            </Mark>{" "}
            <b>{percent(graded.score)}</b> · {graded.headline.title}
          </p>
          <p className="prose">{graded.headline.lead}</p>
          <p className="meta">
            You were {graded.confidence}% sure that this was right{sayCameTrue(graded)}{" "}
            <Link className="not-on-paper" to={`/submissions/${submissionId}`}>
              Read the report
            </Link>
          </p>
        </>
      ) : submissionId ? (
        <p className="prose">
          Handed in. <Link to={`/submissions/${submissionId}`}>The result isn’t available yet</Link>.
        </p>
      ) : isOpen ? (
        <ButtonLink to={`/exercises/${slug}`}>Open (about {minutes} min)</ButtonLink>
      ) : (
        <p className="meta">Not handed in.</p>
      )}
    </Part>
  );
}
