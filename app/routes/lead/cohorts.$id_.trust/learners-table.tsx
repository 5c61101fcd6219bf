import { FigureLink } from "~/ui/charts/figure-link";
import { figure } from "~/ui/charts/interval-plot";
import { Mark } from "~/ui/mark";

interface Counts {
  readonly flawed: number;
  readonly clean: number;
  readonly hits: number;
  readonly falseAlarms: number;
}
interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Judged {
  readonly counts: Counts;
  readonly trust: {
    readonly says: "too-early" | "too-much" | "too-little";
    readonly more?: number;
    readonly sensitivity: { readonly dPrime: Estimate; readonly criterion: Estimate } | null;
  };
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly verdicts?: Judged | null;
}

/** The scale of the plot, in d′. */
const [FROM, TO] = [-1, 3];
const x = (value: number) => (100 * (Math.min(TO, Math.max(FROM, value)) - FROM)) / (TO - FROM);

export function LearnersTable({ cohortId, rows }: { cohortId: string; rows: readonly Row[] }) {
  return (
    <table className="data stack by-learner">
      <caption className="vh">Sensitivity by learner, with 95% intervals</caption>
      <thead>
        <tr>
          <th scope="col">Learner</th>
          <th scope="col">Correct on flawed changes</th>
          <th scope="col">Correct on clean changes</th>
          <th scope="col" className="num">
            d′
          </th>
          <th scope="col">95% interval</th>
          <th scope="col" className="plot">
            <span aria-hidden="true">scale from −1 to 3; the line marks a coin toss</span>
            <span className="vh">Plot</span>
          </th>
          <th scope="col">Leans toward</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, verdicts }) => {
          const { counts, trust } = verdicts ?? {};
          const dPrime = trust?.sensitivity?.dPrime;
          const to = (truth: string) =>
            `/cohorts/${cohortId}/work?${new URLSearchParams({ learner: id, truth, of: "trust" })}`;
          return (
            <tr key={id}>
              <th scope="row">
                <FigureLink to={`/cohorts/${cohortId}/learners/${id}`}>
                  <bdi>{name}</bdi>
                </FigureLink>
              </th>
              {counts && trust ? (
                <>
                  <td data-head="correct on flawed">
                    <FigureLink to={to("flawed")}>
                      {counts.hits} of {counts.flawed}
                    </FigureLink>
                  </td>
                  <td data-head="correct on clean">
                    <FigureLink to={to("clean")}>
                      {counts.clean - counts.falseAlarms} of {counts.clean}
                    </FigureLink>
                  </td>
                  <td className="num" data-head="d′">
                    {dPrime ? <b>{figure(dPrime.value)}</b> : "–"}
                  </td>
                  <td data-head="95% interval">{dPrime ? `${figure(dPrime.low)} to ${figure(dPrime.high)}` : "–"}</td>
                  <td className="plot">{dPrime && <Plot {...dPrime} />}</td>
                  <td>
                    <Leans trust={trust} />
                  </td>
                </>
              ) : (
                <td colSpan={6}>
                  <span className="meta">no scored verdicts yet</span>
                </td>
              )}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Says whether someone trusts too much or too little, once there are enough verdicts. */
export function Leans({ trust: { says, more } }: { trust: Judged["trust"] }) {
  if (says === "too-early") return <span className="meta">too early, about {more} more</span>;
  return <Mark tone="half">{says === "too-much" ? "too much trust" : "too little trust"}</Mark>;
}

const Plot = ({ value, low, high }: Estimate) => (
  <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <path d={`M${x(0)} 0v10`} stroke="var(--line-2)" vectorEffect="non-scaling-stroke" />
    <path d={`M${x(low)} 5H${x(high)}`} stroke="var(--accent-line)" strokeWidth="5" vectorEffect="non-scaling-stroke" />
    <path d={`M${x(value)} 1v8`} stroke="var(--accent-ink)" strokeWidth="3" vectorEffect="non-scaling-stroke" />
  </svg>
);
