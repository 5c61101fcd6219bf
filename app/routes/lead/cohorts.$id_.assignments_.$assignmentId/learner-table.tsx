import { Link } from "@remix-run/react";
import { FIT_WORDS } from "~/cohort/assignments/adaptive";
import { AssignmentMark, type AssignmentState } from "~/ui/assignment-mark";
import { useKeptSearch } from "~/ui/kept-search";
import { Mark } from "~/ui/mark";
import { percent } from "~/ui/state-mark";

/** The id of the form to which the table's checkboxes belong. */
export const MANY = "extend-many";

interface Cell {
  readonly slug: string;
  readonly title: string;
  readonly work: {
    readonly submissionId: string;
    readonly isPassed: boolean;
    readonly isUnbacked: boolean;
    readonly score: number | null;
  } | null;
  readonly isLate: boolean;
  readonly fit: string | null;
}

interface LearnerTableProps {
  readonly learners: readonly {
    readonly id: string;
    readonly name: string;
    readonly standing: {
      readonly state: AssignmentState;
      readonly of: number;
      readonly handedIn: number;
      readonly passed: number;
    };
    readonly isAsked: boolean;
    readonly extendedTo: string | null;
    readonly cells: readonly Cell[];
  }[];
  readonly slugs: readonly { readonly slug: string; readonly title: string }[];
  /**
   * How many exercises are picked for each learner; the columns are then the first pick, the second pick, and so on.
   * Null means that every learner does all exercises.
   */
  readonly eachDoes: number | null;
  readonly mayChange: boolean;
  readonly phase: string;
}

/** Learners × their exercises. Each cell opens its submission. Learners are sorted by name. */
export function LearnerTable({ learners, slugs, eachDoes, mayChange, phase }: LearnerTableProps) {
  const keep = useKeptSearch();
  const heads =
    eachDoes === null
      ? slugs.map(({ slug, title }) => ({ key: slug, title }))
      : Array.from({ length: Math.min(eachDoes, slugs.length) }, (_, at) => ({
          key: String(at),
          title: `Pick ${at + 1}`,
        }));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard
    <section className="assigned-box" tabIndex={0} aria-label="Table (scrolls sideways)">
      <table className="data stack assigned">
        <caption className="vh">
          One row per learner, one column per exercise. Select a cell to open the submission.
        </caption>
        <thead>
          <tr>
            <th scope="col">Learner</th>
            <th scope="col">Status</th>
            {heads.map(({ key, title }) => (
              <th key={key} scope="col">
                {title}
              </th>
            ))}
            {mayChange && (
              <th scope="col" className="not-on-paper">
                More time
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {learners.map(({ id, name, standing, isAsked, extendedTo, cells }) => (
            <tr key={id}>
              <th scope="row">
                {mayChange && (
                  <input
                    className="not-on-paper"
                    type="checkbox"
                    form={MANY}
                    name="who"
                    value={id}
                    aria-label={`Select ${name}`}
                  />
                )}{" "}
                <bdi>{name}</bdi>
              </th>
              <td>
                {isAsked ? (
                  <AssignmentMark state={standing.state} />
                ) : (
                  <span className="meta">Came after the deadline</span>
                )}
                <span className="meta">
                  {standing.handedIn} of {standing.of} handed in, {standing.passed} passed
                </span>
                {extendedTo && <span className="meta">due {extendedTo}</span>}
              </td>
              {heads.map(({ key, title }, at) => {
                const cell = eachDoes === null ? cells.find(({ slug }) => slug === key) : cells[at];
                return (
                  <td key={key} data-head={title}>
                    <CellView cell={cell} isPick={eachDoes !== null} of={name} />
                  </td>
                );
              })}
              {mayChange && (
                <td className="not-on-paper">
                  <Link to={`${keep({ extend: id })}#extend`} aria-label={`Give ${name} more time…`}>
                    {phase === "over" ? "Give more time…" : "Change…"}
                  </Link>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function CellView({ cell, isPick, of }: { cell: Cell | undefined; isPick: boolean; of: string }) {
  if (!cell) return <span className="meta">{isPick ? "nothing yet" : "not available"}</span>;
  const { title, work, isLate, fit } = cell;
  return (
    <>
      {work ? (
        <Link to={`/submissions/${work.submissionId}`}>
          <span className="vh">
            {of}, {title}:{" "}
          </span>
          {work.isPassed ? (
            <Mark tone="good">Passed{work.isUnbacked && ", unproven"}</Mark>
          ) : work.score === null ? (
            <Mark icon="again">Being graded</Mark>
          ) : (
            <Mark icon="half">{percent(work.score)}</Mark>
          )}
        </Link>
      ) : (
        <span className="meta">nothing yet</span>
      )}
      {isLate && <span className="meta">late</span>}
      {isPick && <span className="meta">{title}</span>}
      {fit && FIT_WORDS[fit] && <span className="meta">{FIT_WORDS[fit]}</span>}
    </>
  );
}
