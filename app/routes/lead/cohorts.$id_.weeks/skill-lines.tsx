import { RECENT_WEEKS } from "~/cohort/weeks/recent-weeks";
import type { OverTime, SkillChange } from "~/cohort/weeks/weeks";
import { SKILL_IDS, SKILLS } from "~/kinds/skills";
import { percent, percents } from "~/ui/state-mark";

const [WIDTH, HEIGHT] = [160, 22];
type Figure = SkillChange["before"];

function say({ of, all, interval }: Figure): string {
  if (all === 0) return "none";
  return `${percent(of / all)} (${of} of ${all}${interval ? `, ${percents(interval)}` : ""})`;
}

/** In percentage points: "+4 to +31". */
function sayChange({ before, recent, change }: SkillChange): string {
  if (before.all === 0 || recent.all === 0) return "–";
  if (change === null) return "too early";
  const points = change.map((end) => Math.round(100 * end));
  return points.map((end) => (end > 0 ? `+${end}` : `${end}`.replace("-", "−"))).join(" to ");
}

/**
 * Each skill on a line: its share of passes by week as a small curve, then all earlier weeks, the newest four, and the
 * difference between them.
 */
export function SkillLines({ lines }: { lines: readonly (OverTime & { readonly name: string })[] }) {
  const shown = SKILL_IDS.filter((id) => lines.some(({ skills }) => skills.some(({ skill }) => skill === id)));
  if (shown.length === 0) return <p className="prose">No scored attempts yet.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard
    <section className="scroll" aria-label="Skills over time" tabIndex={0}>
      <table className="data skill-lines">
        <caption className="vh">Skills over time</caption>
        <thead>
          <tr>
            <th scope="col">Skill</th>
            {lines.length > 1 && <th scope="col">Cohort</th>}
            <th scope="col">By week</th>
            <th scope="col" className="num">
              Before
            </th>
            <th scope="col" className="num">
              Last {RECENT_WEEKS} weeks
            </th>
            <th scope="col" className="num">
              Difference, in points
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.flatMap((skill) =>
            lines.map(({ name, weeks, skills }, place) => (
              <tr key={`${skill} ${name}`}>
                {place === 0 && (
                  <th scope="row" rowSpan={lines.length}>
                    {SKILLS[skill]}
                  </th>
                )}
                {lines.length > 1 && (
                  <td>
                    <bdi>{name}</bdi>
                  </td>
                )}
                <td>
                  <Sparkline shares={weeks.map((week) => week.skills[skill] ?? null)} isOther={place > 0} />
                </td>
                <Changes row={skills.find((row) => row.skill === skill)} />
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}

function Changes({ row }: { row: SkillChange | undefined }) {
  if (!row) return <td colSpan={3} />;
  return (
    <>
      <td className="num">{say(row.before)}</td>
      <td className="num">{say(row.recent)}</td>
      <td className="num">{sayChange(row)}</td>
    </>
  );
}

/**
 * A share by week, with a bar for its 95% interval. Weeks without an attempt are skipped: the line joins the weeks
 * around them.
 */
function Sparkline({ shares, isOther }: { shares: readonly (Figure | null)[]; isOther: boolean }) {
  const x = (place: number) => (shares.length < 2 ? WIDTH / 2 : 2 + ((WIDTH - 4) * place) / (shares.length - 1));
  const y = (share: number) => 2 + (HEIGHT - 4) * (1 - share);
  const at = (place: number, share: number) => `${x(place).toFixed(1)} ${y(share).toFixed(1)}`;
  const known = shares.flatMap((share, place) => (share ? [{ ...share, place }] : []));
  const points = known.map(({ of, all, place }) => at(place, of / all));
  const last = points.at(-1)?.split(" ");
  return (
    <svg className="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path className="scale" d={`M0 ${HEIGHT - 1}H${WIDTH}`} />
      <g className={isOther ? "line other" : "line"}>
        {known.map(({ place, interval }) =>
          interval ? (
            <path key={place} className="range" d={`M${at(place, interval[0])}L${at(place, interval[1])}`} />
          ) : null,
        )}
        {points.length > 1 && <path className="value" d={`M${points.join("L")}`} />}
        {last && <circle cx={last[0]} cy={last[1]} r="2" />}
      </g>
    </svg>
  );
}
