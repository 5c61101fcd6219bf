import type { WeekFigures, WeekShare } from "~/cohort/weeks/weeks";
import { percent, percents } from "~/ui/state-mark";
import { sayDPrime } from "./points";

/** Every week of a cohort in figures. */
export function WeeksTable({
  name,
  weeks,
  shares,
}: {
  /** The name of the cohort. Null if there is only one. */
  name: string | null;
  weeks: readonly (WeekFigures & { readonly from: string })[];
  shares: readonly { readonly id: WeekShare; readonly title: string }[];
}) {
  return (
    <details className="week-table">
      <summary>{name === null ? "Show the figures" : <bdi>{name}</bdi>}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard */}
      <section className="scroll" aria-label="All weeks" tabIndex={0}>
        <table className="data">
          <caption className="vh">All weeks</caption>
          <thead>
            <tr>
              <th scope="col">Week from</th>
              <th scope="col" className="num">
                Learners
              </th>
              <th scope="col" className="num">
                Submissions
              </th>
              <th scope="col" className="num">
                First passes
              </th>
              {shares.map(({ id, title }) => (
                <th key={id} scope="col" className="num">
                  {title}
                </th>
              ))}
              <th scope="col" className="num">
                d′
              </th>
            </tr>
          </thead>
          <tbody>
            {weeks.toReversed().map((week) => (
              <tr key={week.week}>
                <th scope="row">{week.from}</th>
                <td className="num">{week.learners}</td>
                <td className="num">{week.handIns}</td>
                <td className="num">{week.firstPasses}</td>
                {shares.map(({ id }) => (
                  <td key={id} className="num">
                    <ShareFigure {...week.shares[id]} />
                  </td>
                ))}
                <td className="num">{week.dPrime ? sayDPrime(week.dPrime) : "–"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

function ShareFigure({ of, all, interval }: WeekFigures["shares"][WeekShare]) {
  if (all === 0) return <>–</>;
  return (
    <>
      {percent(of / all)} <span className="meta">{`${of} of ${all}${interval ? `, ${percents(interval)}` : ""}`}</span>
    </>
  );
}
