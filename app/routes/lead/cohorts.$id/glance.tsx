import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { FLAG_WORDS, sayFlagged } from "~/cohort/items/flags";
import type { Funnel } from "~/cohort/overview/funnel.server";
import type { Glance } from "~/cohort/overview/glance.server";
import { capital } from "~/kinds/count-words";
import { TRACKS } from "~/kinds/skills";
import { counted, have } from "~/ui/counted";
import { percent, percents } from "~/ui/state-mark";
import { sayNeedy, sayReason } from "../cohorts.$id_.help/help-row";

/** A lead's questions about a cohort, each with a short answer and a link to the page with the full answer. */
export function GlancePart({
  cohortId,
  funnel,
  help,
  missed,
  exercises,
  questions,
}: Glance & {
  cohortId: string;
  funnel: Funnel;
  /** The number of learners' questions that are waiting for a mentor. */
  questions: number;
}) {
  const at = `/cohorts/${cohortId}`;
  return (
    <section aria-labelledby="glance">
      <h2 id="glance">At a glance</h2>
      <dl className="glance">
        <dt>Who needs attention?</dt>
        <Attention cohortId={cohortId} help={help} questions={questions} />
        <Answer asks="What do learners misjudge most?" to={`${at}/trust#missed`} more="Most-missed defects">
          {sayMissed(missed)}
        </Answer>
        <Answer
          asks="Which exercise needs checking?"
          to={`${at}/exercises`}
          more={sayFlagged(exercises.flagged, exercises.known)}
        >
          {exercises.first && (
            <>
              <Link to={`${at}/exercises/${exercises.first.slug}`}>{exercises.first.title}</Link>:{" "}
              {FLAG_WORDS[exercises.first.flag]}.
            </>
          )}
          {!exercises.first && exercises.areTooFew && "For most checks, too few people have attempted exercises."}
        </Answer>
        <Answer asks="How far along are they?" to="#funnel" more="Progress">
          {sayProgress(funnel)}
        </Answer>
      </dl>
    </section>
  );
}

/** Says who needs attention in a cohort, and how many questions are waiting there. */
export function Attention({
  cohortId,
  help: { total, first },
  questions,
}: Pick<React.ComponentProps<typeof GlancePart>, "cohortId" | "help" | "questions">) {
  const at = `/cohorts/${cohortId}`;
  return (
    <dd>
      {first && (
        <>
          <Link to={`${at}/learners/${first.id}`}>
            <bdi>{first.name}</bdi>
          </Link>
          : {first.reasons.map(sayReason).join(" ")}{" "}
        </>
      )}
      {questions > 0 && (
        <>
          <Link to={`${at}/help#waits`}>
            {counted(questions, "question")} {questions === 1 ? "waits" : "wait"} for a mentor
          </Link>
          .{" "}
        </>
      )}
      <Link to={`${at}/help`}>{sayNeedy(total)}</Link>
    </dd>
  );
}

function Answer({ asks, to, more, children }: { asks: string; to: string; more: string; children: ReactNode }) {
  return (
    <>
      <dt>{asks}</dt>
      <dd>
        {children} <Link to={to}>{more}</Link>
      </dd>
    </>
  );
}

function sayMissed(missed: Glance["missed"]): string {
  if (missed === "being calculated") return "The first figures are being calculated.";
  if (missed === "none") return "Nothing stands out yet.";
  const { class: defect, of, all, interval, where } = missed;
  const share = `${capital(defect.replaceAll("-", " "))}: ${percent(of / all)} of these issues were missed (probably ${percents(interval!)}).`;
  return where ? `${share} ${where}` : share;
}

/** "At least half of the learners have passed 6 or more exercises. "; "" if more than half have passed none. */
export const sayHalf = (passed: number): string =>
  passed === 0 ? "" : `At least half of the learners have passed ${passed} or more exercises. `;

function sayProgress({ joined, handedIn, passed, halfPassed, tracks }: Funnel): string {
  const finished = tracks.filter((one) => one.finished > 0);
  const ends =
    finished.length === 0
      ? "No one has finished a track."
      : `${finished.map((one) => `${one.finished} finished ${TRACKS[one.track]}`).join(", ")}.`;
  return `Of ${counted(joined, "learner")}, ${have(handedIn)} handed something in, and ${have(passed)} passed something. ${sayHalf(halfPassed)}${ends}`;
}
