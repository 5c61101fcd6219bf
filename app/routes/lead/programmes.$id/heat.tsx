import { Link } from "@remix-run/react";
import { groupSkills, SKILLS, type Skill } from "~/kinds/skills";
import { counted } from "~/ui/counted";
import { percent } from "~/ui/state-mark";
import type { FigureRow } from "./rows";
import "~/ui/charts/heat.css";
import "./programme.css";

/**
 * A cell looks different if its share is based on fewer learners than this, because a share of so few learners says
 * little.
 */
const FEW = 20;

/** Cohorts × skills, in groups: how many learners have demonstrated each skill. Cohorts are sorted by name. */
export function CohortsHeat({
  rows,
  skills,
  totals,
}: {
  readonly rows: readonly FigureRow[];
  readonly skills: readonly Skill[];
  /** For each skill: the sum over the cohorts that show the figure, and the number of those cohorts. */
  readonly totals: Readonly<Partial<Record<string, { count: number; of: number }>>>;
}) {
  const hasWithheld = rows.some(
    ({ learners, cells, isComing }) => !isComing && (learners === null || skills.some((one) => cells[one] === null)),
  );
  const groups = groupSkills(skills);
  const columns = groups.flatMap((group) => group.columns);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <section className="heat-box" tabIndex={0} aria-label="Table (scrolls sideways)">
        <table className="heat grouped cohorts">
          <caption className="vh">
            Cohorts by skill. Each cell shows how many learners have demonstrated the skill, out of all learners in the
            cohort.
          </caption>
          <colgroup />
          {groups.map(({ title, columns: { length } }) => (
            <colgroup key={title} span={length} />
          ))}
          <thead>
            <tr className="groups">
              <th rowSpan={2} scope="col">
                <span className="vh">Cohort</span>
              </th>
              {groups.map(({ title, columns: { length } }) => (
                <th key={title} colSpan={length} scope="colgroup">
                  {title}
                </th>
              ))}
            </tr>
            <tr>
              {columns.map(([skill, head]) => (
                <th key={skill} scope="col">
                  <span className="head" title={SKILLS[skill]}>
                    {head}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, to, learners, cells, isComing }) => (
              <tr key={id}>
                <th scope="row">
                  <bdi>{to ? <Link to={to}>{name}</Link> : name}</bdi>
                  {learners !== null && <span className="hint block">{counted(learners, "learner")}</span>}
                  {isComing && <span className="hint block">its first figures are being calculated</span>}
                </th>
                {columns.map(([skill]) => (
                  <td key={skill}>
                    {isComing ? <ComingCell /> : <CellView count={cells[skill] ?? null} of={learners} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">learners who demonstrated it, in the cohorts shown</th>
              {columns.map(([skill]) => (
                <td key={skill}>
                  {totals[skill] ? (
                    <>
                      {totals[skill].count}
                      <span className="block">in {totals[skill].of}</span>
                    </>
                  ) : (
                    "–"
                  )}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </section>
      <Legend hasWithheld={hasWithheld} />
    </>
  );
}

const ComingCell = () => (
  <span className="cell h0">
    <span aria-hidden="true">–</span>
    <span className="vh">not calculated yet</span>
  </span>
);

function CellView({ count, of }: { count: number | null; of: number | null }) {
  if (count === null || of === null)
    return (
      <span className="cell h0">
        hidden<span className="vh"> for privacy</span>
      </span>
    );
  const share = of === 0 ? 0 : count / of;
  const look = count === 0 ? "h0" : share < 1 / 3 ? "h1" : share < 2 / 3 ? "h2" : "h3";
  return (
    <span className={`cell ${look}${of < FEW ? " little" : ""}`}>
      {of === 0 ? <span aria-hidden="true">–</span> : `${count}/${of}`}
      <span className="vh">{of === 0 ? "no learners" : ` have demonstrated it, ${percent(share)}`}</span>
    </span>
  );
}

const Legend = ({ hasWithheld }: { hasWithheld: boolean }) => (
  <ul className="legend" aria-label="Legend">
    <li>
      <b className="h1">6/30</b>fewer than a third have demonstrated it
    </li>
    <li>
      <b className="h2">14/30</b>up to two thirds
    </li>
    <li>
      <b className="h3">24/30</b>more
    </li>
    <li>
      <b className="h2 little">6/12</b>in a group of fewer than {FEW} learners: too few to say much
    </li>
    {hasWithheld && (
      <li>
        <b className="h0">hidden</b>for privacy: fewer than 5 learners have demonstrated it, or fewer than 5 haven’t, or
        the number differs from another figure by fewer than 5
      </li>
    )}
  </ul>
);
