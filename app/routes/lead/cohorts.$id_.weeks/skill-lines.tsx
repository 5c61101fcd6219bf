import { SKILL_IDS, SKILLS, type Skill } from "~/kinds/skills";
import { percent } from "~/ui/state-mark";

interface Count {
  readonly of: number;
  readonly all: number;
}
interface Week {
  readonly week: string;
  readonly skills: Readonly<Partial<Record<Skill, Count>>>;
}

const [WIDTH, HEIGHT] = [160, 22];
/** The newest weeks, counted together because a single week has too few attempts. */
const RECENT = 4;

const sumOf = (weeks: readonly Week[], skill: Skill): Count =>
  weeks.reduce(
    (sum, { skills }) => {
      const { of, all } = skills[skill] ?? { of: 0, all: 0 };
      return { of: sum.of + of, all: sum.all + all };
    },
    { of: 0, all: 0 },
  );

const say = ({ of, all }: Count) => (all === 0 ? "none" : `${percent(of / all)} (${of} of ${all})`);

/**
 * Each skill on a line: its share of passes by week as a small curve, then the newest four weeks and all earlier ones.
 */
export function SkillLines({
  lines,
}: {
  lines: readonly { readonly name: string; readonly weeks: readonly Week[] }[];
}) {
  const shown = SKILL_IDS.filter((skill) => lines.some(({ weeks }) => sumOf(weeks, skill).all > 0));
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
              Last {RECENT} weeks
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.flatMap((skill) =>
            lines.map(({ name, weeks }, place) => (
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
                  <Sparkline
                    counts={weeks.map(({ skills }) => skills[skill] ?? { of: 0, all: 0 })}
                    isOther={place > 0}
                  />
                </td>
                <td className="num">{say(sumOf(weeks.slice(0, -RECENT), skill))}</td>
                <td className="num">{say(sumOf(weeks.slice(-RECENT), skill))}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}

/** Weeks without an attempt are skipped: the line joins the weeks around them. */
function Sparkline({ counts, isOther }: { counts: readonly Count[]; isOther: boolean }) {
  const x = (place: number) => (counts.length < 2 ? WIDTH / 2 : 2 + ((WIDTH - 4) * place) / (counts.length - 1));
  const points = counts.flatMap(({ of, all }, place) =>
    all === 0 ? [] : [`${x(place).toFixed(1)} ${(2 + (HEIGHT - 4) * (1 - of / all)).toFixed(1)}`],
  );
  return (
    <svg className="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path className="scale" d={`M0 ${HEIGHT - 1}H${WIDTH}`} />
      <g className={isOther ? "line other" : "line"}>
        {points.length > 1 && <path className="value" d={`M${points.join("L")}`} />}
        {points.length > 0 && <circle cx={points.at(-1)!.split(" ")[0]} cy={points.at(-1)!.split(" ")[1]} r="2" />}
      </g>
    </svg>
  );
}
