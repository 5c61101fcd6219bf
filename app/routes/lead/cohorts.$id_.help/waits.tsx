import { Link } from "@remix-run/react";
import type { AnsweredWaits, DisputeState } from "~/review/queue/waits.server";
import { counted, have } from "~/ui/counted";
import { Pager } from "~/ui/pager";
import { Part } from "~/ui/shell/page";

interface WaitingDay {
  readonly day: string;
  /** The number of days from this day to today. */
  readonly days: number;
  /** The day in words. */
  readonly since: string;
  readonly questions: number;
  readonly disputes: number;
}

/**
 * Shows how long open questions and disputed results have been waiting, and how long answered questions waited.
 */
export function Waits({ days, answered }: { days: readonly WaitingDay[]; answered: readonly AnsweredWaits[] }) {
  const sum = (of: (day: WaitingDay) => number) => days.reduce((total, day) => total + of(day), 0);
  const [questions, disputes] = [sum((day) => day.questions), sum((day) => day.disputes)];
  const [oldest] = days;
  return (
    <Part id="waits" title="Waiting for a mentor">
      {oldest === undefined ? (
        <p className="prose">No questions or disputed results are waiting.</p>
      ) : (
        <>
          <p className="prose">
            {[questions > 0 && counted(questions, "question"), disputes > 0 && counted(disputes, "disputed result")]
              .filter(Boolean)
              .join(" and ")}
            . {sayOldest(oldest)}
            {disputes > 0 && " Similar disputed results count as one, because one ruling decides all of them."}{" "}
            <Link to="/mentor">Open the queue</Link>
          </p>
          <table className="data stack figures">
            <caption className="vh">Questions and disputed results, by day</caption>
            <thead>
              <tr>
                <th scope="col">Since</th>
                <th scope="col" className="num">
                  Questions
                </th>
                <th scope="col" className="num">
                  Disputed results
                </th>
              </tr>
            </thead>
            <tbody>
              {days.map((one) => (
                <tr key={one.day}>
                  <th scope="row">{one.since}</th>
                  <td className="num" data-head="questions">
                    {one.questions}
                  </td>
                  <td className="num" data-head="disputed results">
                    {one.disputes}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {answered.length > 0 && <Answered waits={answered} />}
    </Part>
  );
}

/** Shows how long answered questions waited. */
function Answered({ waits }: { waits: readonly AnsweredWaits[] }) {
  const total = waits.reduce((sum, { questions }) => sum + questions, 0);
  return (
    <>
      <p className="prose mt-6">Of the questions asked in the last four weeks, {have(total)} been answered:</p>
      <table className="data stack figures">
        <caption className="vh">Answered questions, by how long they waited</caption>
        <thead>
          <tr>
            <th scope="col">Answered</th>
            <th scope="col" className="num">
              Questions
            </th>
          </tr>
        </thead>
        <tbody>
          {waits.map(({ questions, ...days }) => (
            <tr key={days.least}>
              <th scope="row">{sayWaits(days)}</th>
              <td className="num" data-head="questions">
                {questions}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function sayWaits({ least, most }: Omit<AnsweredWaits, "questions">): string {
  if (most === null) return `after more than ${least - 1} days`;
  return least === 0 ? "on the same day or the next" : `after ${least} to ${most} days`;
}

const sayOldest = ({ days, since }: WaitingDay): string =>
  days > 0
    ? `The oldest has been waiting ${counted(days, "day")}, since ${since}.`
    : "The oldest has been waiting since today.";

/** How many disputed results are listed on a page. */
export const DISPUTES_SIZE = 20;

interface Dispute {
  readonly of: { readonly submissionId: string; readonly learnerId: string; readonly name: string } | null;
  readonly title: string;
  readonly class: string;
  readonly state: DisputeState;
  /** True if the grader, not the learner, asked for the ruling. */
  readonly isHeld: boolean;
  /** The day of the dispute, in words. */
  readonly on: string;
}

const STATES: Readonly<Record<DisputeState, string>> = {
  waiting: "no ruling yet",
  key: "the learner was right: the issue is in the key now",
  neutral: "neutral: the finding costs nothing now",
  "false-alarm": "the result is unchanged",
  unchecked: "no one ruled in time: the finding is neutral",
};

/** Lists the results that learners dispute, or on which the grader asks for a ruling, and what mentors decided. */
export function Disputes({
  cohortId,
  rows,
  page,
  total,
}: {
  cohortId: string;
  rows: readonly Dispute[];
  page: number;
  total: number;
}) {
  if (total === 0) return null;
  return (
    <Part id="disputes" title="Disputed results" about="results without a ruling first, then the newest">
      <ul className="rows no-gutter">
        {rows.map(({ of, title, class: defect, state, isHeld, on }, place) => (
          <li key={of?.submissionId ?? place}>
            <div>
              {of ? <Link to={`/submissions/${of.submissionId}`}>{title}</Link> : title}: <q>{defect}</q>,{" "}
              {STATES[state]}
              <p className="meta">
                {of ? (
                  <Link to={`/cohorts/${cohortId}/learners/${of.learnerId}`}>
                    <bdi>{of.name}</bdi>
                  </Link>
                ) : (
                  "A learner"
                )}
                {isHeld
                  ? `, held on ${on} because the learner’s test also fails on our correct version`
                  : `, disputed on ${on}`}
              </p>
            </div>
          </li>
        ))}
      </ul>
      <Pager what="disputed results" name="disputes" page={page} size={DISPUTES_SIZE} total={total} />
    </Part>
  );
}
