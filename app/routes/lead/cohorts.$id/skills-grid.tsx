import { Link } from "@remix-run/react";
import { groupSkills, SKILLS, type Skill } from "~/kinds/skills";
import { FigureLink } from "~/ui/charts/figure-link";

interface Cell {
  readonly state: string;
  readonly tries: number;
  readonly passes: number;
}

/**
 * Chooses how a cell looks: strong if the learner has demonstrated the skill or needs only one more pass, weak if there
 * is less evidence.
 */
function lookOf({ state, passes, tries }: Cell): { look: string; word: string } {
  if (state === "shown") return { look: "h3 tick", word: "demonstrated" };
  if (state === "fading") return { look: "hf down", word: "fading" };
  if (tries === 0) return { look: "h0", word: "no scored attempts" };
  return { look: passes >= 2 ? "h2" : passes === 1 ? "h1" : "h0", word: "practising" };
}

/**
 * Learners × skills, in groups. Pressing a column's header sorts the rows, and pressing it again reverses their order.
 * Each cell shows its evidence and opens the submissions behind it. Learners are sorted by name unless the reader sorts
 * them by a skill.
 */
export function SkillsGrid({
  cohortId,
  isLead,
  total,
  rows,
  sort,
  reversed,
  here,
  skills,
  cells,
  shownBy,
}: {
  readonly cohortId: string;
  /** For leads, a name opens the learner's page; for mentors, the learner's submissions. */
  readonly isLead: boolean;
  /** The number of learners in the cohort. */
  readonly total: number;
  readonly rows: readonly { readonly id: string; readonly name: string }[];
  /** The skill that the rows are sorted by; "" if by name. */
  readonly sort: string;
  /** Whether the rows are in the reverse order. */
  readonly reversed: boolean;
  /** This page's query, so that a link can lead back here. */
  readonly here: string;
  readonly skills: readonly Skill[];
  readonly cells: Readonly<Record<string, Readonly<Record<string, Cell>>>>;
  readonly shownBy: Readonly<Record<string, number>>;
}) {
  if (skills.length === 0) return <p className="prose">No submissions have been graded yet.</p>;
  const back = here && `&${new URLSearchParams({ back: here })}`;
  /** Ids and skills need no encoding. A `URLSearchParams` for each of several hundred cells would take milliseconds. */
  const to = (filter: string) => `/cohorts/${cohortId}/work?${filter}${back}`;
  /**
   * The URL of this page sorted by this skill, or by name if the skill is "". If the rows are already sorted by it, the
   * URL reverses their order.
   */
  const sortedBy = (skill: string) => {
    const query = new URLSearchParams(here);
    for (const name of ["page", "sort", "reversed"]) query.delete(name);
    if (skill) query.set("sort", skill);
    if (skill === sort && !reversed) query.set("reversed", "1");
    return `?${query}`;
  };
  const directionOf = (skill: string) =>
    skill !== sort ? undefined : reversed ? ("descending" as const) : ("ascending" as const);
  const groups = groupSkills(skills);
  const columns = groups.flatMap((group) => group.columns);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
      <section className="heat-box" tabIndex={0} aria-label="Table (scrolls sideways)">
        <table className="heat grouped">
          <caption className="vh">
            One row per learner, one column per skill. Each cell shows passes out of scored attempts and whether the
            skill is demonstrated or fading, and opens the submissions that count. Press a column’s header to sort the
            rows, and press it again to reverse their order.
          </caption>
          <colgroup />
          {groups.map(({ title, columns: { length } }) => (
            <colgroup key={title} span={length} />
          ))}
          <thead>
            <tr className="groups">
              <th rowSpan={2} scope="col" aria-sort={directionOf("")}>
                <Link to={sortedBy("")} preventScrollReset>
                  Learner
                </Link>
              </th>
              {groups.map(({ title, columns: { length } }) => (
                <th key={title} colSpan={length} scope="colgroup">
                  {title}
                </th>
              ))}
            </tr>
            <tr>
              {columns.map(([skill, head]) => (
                <th key={skill} scope="col" aria-sort={directionOf(skill)}>
                  <Link to={sortedBy(skill)} title={`Sort by “${SKILLS[skill]}”`} preventScrollReset>
                    {head}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name }) => (
              <tr key={id}>
                <th scope="row">
                  <FigureLink to={isLead ? `/cohorts/${cohortId}/learners/${id}` : to(`learner=${id}`)}>
                    <bdi>{name}</bdi>
                  </FigureLink>
                </th>
                {columns.map(([skill]) => (
                  <td key={skill}>
                    <CellView cell={cells[id]?.[skill]} to={to(`learner=${id}&skill=${skill}`)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">demonstrated by</th>
              {columns.map(([skill]) => (
                <td key={skill}>
                  <FigureLink to={to(`skill=${skill}`)} title={`Submissions that count toward “${SKILLS[skill]}”`}>
                    {`${shownBy[skill] ?? 0} of ${total}`}
                  </FigureLink>
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </section>
      <Legend />
    </>
  );
}

function CellView({ cell, to }: { cell: Cell | undefined; to: string }) {
  if (!cell)
    return (
      <span className="cell h0">
        <span aria-hidden="true">–</span>
        <span className="vh">no attempts</span>
      </span>
    );
  const { look, word } = lookOf(cell);
  if (cell.tries === 0)
    return (
      <FigureLink className={`cell ${look}`} to={to} label={word}>
        ·
      </FigureLink>
    );
  const passes = `${cell.passes}/${cell.tries}`;
  return (
    <FigureLink className={`cell ${look}`} to={to} label={`${passes} passed, ${word}`}>
      {passes}
    </FigureLink>
  );
}

const Legend = () => (
  <ul className="legend" aria-label="Legend">
    <li>
      <b className="h0">–</b>no attempts
    </li>
    <li>
      <b className="h0">·</b>attempts, but none scored yet
    </li>
    <li>
      <b className="h1">1/2</b>one pass
    </li>
    <li>
      <b className="h2">2/3</b>practising
    </li>
    <li>
      <b className="h3 tick">3/3</b>
      demonstrated: 3 exercises passed over at least 7 days
    </li>
    <li>
      <b className="hf down">3/5</b>
      fading: last refresh failed
    </li>
  </ul>
);
