import { Link } from "@remix-run/react";
import { KindIcon } from "~/kinds/kind-icon";
import type { KindId } from "~/kinds/registry";
import { FigureLink } from "~/ui/charts/figure-link";
import { Icon } from "~/ui/icons";
import { percent } from "~/ui/state-mark";

interface Cell {
  readonly state: "new" | "draft" | "tried" | "passed";
  readonly submissionId: string | null;
  readonly score: number | null;
  readonly isUnbacked: boolean;
}

interface GridProps {
  readonly exercises: readonly {
    readonly slug: string;
    readonly title: string;
    readonly kind: KindId;
  }[];
  /** The exercises that the reader can't open, such as those released only to cohorts that they aren't a member of. */
  readonly closed: readonly string[];
  readonly learners: readonly { readonly id: string; readonly name: string }[];
  /** The cells, keyed by the learner's id and then by the exercise's slug. */
  readonly cells: Readonly<Record<string, Readonly<Record<string, Cell>>>>;
  /** The exercise that the rows are sorted by; "" if by name. */
  readonly sort: string;
  readonly reversed: boolean;
  /** The URL of a learner's page; null for readers who can't open it. */
  readonly learnersAt: string | null;
}

/** The maximum number of columns whose titles fit horizontally. */
const FEW = 8;

/**
 * Learners × exercises. Each cell shows the state and opens its submission. Learners are sorted by name unless the
 * reader sorts them by an exercise.
 */
export function CohortGrid({ exercises, closed, learners, cells, sort, reversed, learnersAt }: GridProps) {
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <section className="heat-box" tabIndex={0} aria-label="Table (scrolls sideways)">
        <table className={exercises.length <= FEW ? "heat few" : "heat"}>
          <caption className="vh">
            One row per learner, one column per exercise. Each cell shows the best score and whether the learner passed,
            and opens the submission.
          </caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="vh">Learner</span>
              </th>
              {exercises.map(({ slug, title, kind }) => (
                <th
                  key={slug}
                  scope="col"
                  aria-sort={slug !== sort ? undefined : reversed ? "descending" : "ascending"}
                >
                  {closed.includes(slug) ? (
                    <span className="head">
                      <KindIcon kind={kind} label={kind} /> {title}
                    </span>
                  ) : (
                    <Link to={`/exercises/${slug}`}>
                      <KindIcon kind={kind} label={kind} /> {title}
                    </Link>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {learners.map(({ id, name }) => (
              <tr key={id}>
                <th scope="row">
                  {learnersAt ? (
                    <FigureLink to={`${learnersAt}/${id}`}>
                      <bdi>{name}</bdi>
                    </FigureLink>
                  ) : (
                    <bdi>{name}</bdi>
                  )}
                </th>
                {exercises.map(({ slug, title }) => (
                  <td key={slug}>
                    <CellView cell={cells[id]?.[slug]} of={`${name}, ${title}`} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">passed, out of the learners on this page</th>
              {exercises.map(({ slug }) => (
                <td key={slug}>
                  {learners.filter(({ id }) => cells[id]?.[slug]?.state === "passed").length} of {learners.length}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </section>
      <ul className="legend" aria-label="Legend">
        <li>
          <b className="h0">–</b>nothing handed in
        </li>
        <li>
          <b className="h1">40%</b>attempted, not yet passed
        </li>
        <li>
          <b className="h3 tick">90%</b>
          passed
        </li>
        <li>
          <b className="h2 tick unproven">90%</b>
          passed, unproven
        </li>
        <li>
          <b className="h0">
            <Icon name="again" />
          </b>
          being graded
        </li>
      </ul>
    </>
  );
}

function CellView({ cell, of }: { cell: Cell | undefined; of: string }) {
  if (!cell?.submissionId) {
    return (
      <span className="cell h0">
        <span aria-hidden="true">–</span>
        <span className="vh">nothing handed in</span>
      </span>
    );
  }
  const isPassed = cell.state === "passed";
  const isWaiting = cell.score === null;
  const said = percent(cell.score ?? 0);
  const passed = cell.isUnbacked ? "passed, unproven" : "passed";
  const look = cell.isUnbacked ? "h2 tick unproven" : "h3 tick";
  return (
    <FigureLink
      className={`cell ${isPassed ? look : isWaiting ? "h0" : "h1"}`}
      to={`/submissions/${cell.submissionId}`}
      label={`${of}: ${isWaiting ? "being graded" : `${said}, ${isPassed ? passed : "not yet passed"}`}`}
    >
      {isWaiting ? <Icon name="again" /> : said}
    </FigureLink>
  );
}
