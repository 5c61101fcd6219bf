import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { notFound, requirePerson } from "~/accounts/guards.server";
import { FIT_WORDS } from "~/cohort/assignments/adaptive";
import { findAssigned } from "~/cohort/assignments/learner.server";
import { cardOf } from "~/kinds/cards";
import { KindIcon } from "~/kinds/kind-icon";
import { markSeen } from "~/review/notices/notices.server";
import { AssignmentMark } from "~/ui/assignment-mark";
import { ButtonLink } from "~/ui/button";
import { LocalTime } from "~/ui/local-time";
import { Mark } from "~/ui/mark";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";

import { describeAssigned } from "../learn_.assignments/describe-assigned.server";
import "../../lead/cohorts.$id_.assignments/assignments.css";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${nameInTitle(data?.title ?? "An assignment")} · Onramp` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const found = await findAssigned(person, params.id ?? "");
  if (!found) throw notFound();
  await markSeen(person, found.id);
  return describeAssigned(found);
}

type Described = ReturnType<typeof describeAssigned>;

export default function Assignment() {
  const assignment = useLoaderData<typeof loader>();
  const { title, cohort, note, opensAt, opens, dueAt, due, timeZone, isExtended, isRequired, standing, next } =
    assignment;
  return (
    <Page>
      <PageHead
        title={<bdi>{title}</bdi>}
        lead={
          <>
            For <bdi>{cohort}</bdi>. {sayStanding(assignment)}
          </>
        }
        actions={
          next && (
            <ButtonLink look="main" to={`/exercises/${next.slug}`}>
              {next.state === "draft" ? "Continue" : "Start"} “{next.title}”
            </ButtonLink>
          )
        }
      />
      <dl className="assigned-facts">
        <dt>You</dt>
        <dd>
          <AssignmentMark state={standing.state} />
        </dd>
        {standing.state === "not-open" && (
          <>
            <dt>Opens</dt>
            <dd>
              <LocalTime at={opensAt} zone={timeZone}>
                {opens}
              </LocalTime>
            </dd>
          </>
        )}
        <dt>Due</dt>
        <dd>
          <LocalTime at={dueAt} zone={timeZone}>
            {due}
          </LocalTime>
          {isExtended && ", extended for you"}
        </dd>
        <dt>Required</dt>
        <dd>{isRequired ? "yes" : "no, it’s optional"}</dd>
      </dl>
      {note && (
        <p className="plain-text mt-3">
          <bdi className="inline">{note}</bdi>
        </p>
      )}
      {standing.state !== "not-open" && (
        <Part id="exercises" title="Exercises" about={`${standing.handedIn} of ${standing.of} handed in`}>
          <ul className="rows">
            {assignment.parts.map((part) => (
              <Row key={part.slug} part={part} isNext={part.slug === next?.slug} />
            ))}
          </ul>
          {assignment.isPicked && <p className="hint mt-3">{sayPicked(assignment)}</p>}
        </Part>
      )}
      <p className="part">
        <Link to="/learn/assignments">All your assignments</Link>
      </p>
    </Page>
  );
}

function sayStanding({ standing: { state, of, handedIn, late }, isPicked }: Described): string {
  if (state === "not-open")
    return isPicked
      ? "The assignment isn’t open yet. Exercises are picked for you one at a time."
      : "The assignment isn’t open yet.";
  if (state === "missed")
    return "The deadline has passed and some work is missing. You can still hand it in, but it will be marked as late.";
  if (state === "late")
    return `Everything is handed in, but ${late} ${late === 1 ? "exercise was" : "exercises were"} late.`;
  if (state === "passed") return "Everything is handed in and passed.";
  if (state === "handed-in") return "Everything is handed in. You can retry any exercise you haven’t passed.";
  return `${of - handedIn} of ${of} left to hand in.`;
}

function sayPicked({ standing: { of }, parts }: Described): string {
  const more = of - parts.length;
  const how = "Each exercise is picked for you: it trains your weakest skill and is neither too easy nor too hard.";
  return more === 0 ? how : `${how} ${more} more ${more === 1 ? "is" : "are"} picked as you hand in.`;
}

function Row({ part, isNext }: { part: Described["parts"][number]; isNext: boolean }) {
  const { slug, title, kind, minutes, state, isLate, submissionId, fit } = part;
  return (
    <li>
      {kind && <KindIcon kind={kind} />}
      <div>
        {kind ? (
          <Link className="plain name" to={`/exercises/${slug}`}>
            {title}
          </Link>
        ) : (
          <span className="name">{title}</span>
        )}
        <p className="meta">
          {[
            kind && cardOf(kind).name,
            minutes && `${minutes} min`,
            isLate && "handed in late",
            state === "draft" && "draft saved",
            fit && FIT_WORDS[fit],
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <div className="does">
        {state === "passed" && <Mark tone="good">Passed</Mark>}
        {state === "handed-in" && <Mark icon="tick">Handed in</Mark>}
        {submissionId ? (
          <ButtonLink size="small" to={`/submissions/${submissionId}`} aria-label={`Read the report on ${title}`}>
            Read
          </ButtonLink>
        ) : (
          !isNext && (
            <ButtonLink size="small" to={`/exercises/${slug}`} aria-label={`Start ${title}`}>
              {state === "draft" ? "Continue" : "Start"}
            </ButtonLink>
          )
        )}
      </div>
    </li>
  );
}
