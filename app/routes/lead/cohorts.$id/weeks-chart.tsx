import { counted } from "~/ui/counted";

interface Week {
  /** The first day of the week, for example "16 November". */
  readonly from: string;
  readonly learners: number;
  readonly handIns: number;
  readonly passed: number;
}

const HEIGHT = 60;
const STEP = 25;

/** Shows submissions and first passes by week: as bars, in a sentence, and as a table. */
export function WeeksChart({ weeks }: { weeks: readonly Week[] }) {
  const most = Math.max(1, ...weeks.map(({ handIns }) => handIns));
  const [before, last] = weeks.slice(-2);
  const y = (count: number) => HEIGHT - (HEIGHT * count) / most;
  return (
    <section aria-labelledby="weeks">
      <h2 id="weeks">By week</h2>
      {last && before && (
        <p className="prose">
          This week: {counted(last.handIns, "submission")} by {counted(last.learners, "learner")}, including{" "}
          {counted(last.passed, "first pass", "first passes")}. The week before: {counted(before.handIns, "submission")}{" "}
          by {counted(before.learners, "learner")}, including {counted(before.passed, "first pass", "first passes")}.
        </p>
      )}
      <svg className="weeks" viewBox={`0 0 ${STEP * weeks.length} ${HEIGHT}`} aria-hidden="true">
        {weeks.map(({ from, handIns, passed }, place) => (
          <g key={from}>
            <rect
              x={STEP * place + 3}
              y={y(handIns)}
              width={STEP - 6}
              height={HEIGHT - y(handIns)}
              fill="var(--accent-line)"
            />
            <rect
              x={STEP * place + 3}
              y={y(passed)}
              width={STEP - 6}
              height={HEIGHT - y(passed)}
              fill="var(--accent-ink)"
            />
          </g>
        ))}
        <path d={`M0 ${HEIGHT - 0.5}H${STEP * weeks.length}`} stroke="var(--line-2)" />
      </svg>
      <details>
        <summary>As a table</summary>
        <table className="data">
          <caption className="vh">Submissions by week</caption>
          <thead>
            <tr>
              <th scope="col">Week starting</th>
              <th scope="col" className="num">
                Learners
              </th>
              <th scope="col" className="num">
                Submissions
              </th>
              <th scope="col" className="num">
                First passes
              </th>
            </tr>
          </thead>
          <tbody>
            {weeks.map(({ from, learners, handIns, passed }) => (
              <tr key={from}>
                <th scope="row">{from}</th>
                <td className="num">{learners}</td>
                <td className="num">{handIns}</td>
                <td className="num">{passed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
