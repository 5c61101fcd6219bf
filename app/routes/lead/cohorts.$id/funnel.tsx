import { TRACKS, type Track } from "~/kinds/skills";
import { FigureLink } from "~/ui/charts/figure-link";
import { percent } from "~/ui/state-mark";

interface FunnelProps {
  readonly cohortId: string;
  readonly invited: number | null;
  readonly joined: number;
  readonly handedIn: number;
  readonly passed: number;
  readonly tracks: readonly { readonly track: Track; readonly begun: number; readonly finished: number }[];
}

/** The progress of a cohort's learners: a table with a bar for each step, as a share of those who joined. */
export function FunnelTable({ cohortId, invited, joined, handedIn, passed, tracks }: FunnelProps) {
  const rows = [
    ...(invited === null ? [] : [{ key: "invited", says: "Invited, including unused places", count: invited }]),
    { key: "joined", says: "Joined", count: joined },
    { key: "handed-in", says: "Handed something in", count: handedIn, to: `/cohorts/${cohortId}/work` },
    { key: "passed", says: "Passed something", count: passed, to: `/cohorts/${cohortId}/work?status=passed` },
    ...tracks.flatMap(({ track, begun, finished }) => [
      {
        key: `${track} started`,
        says: `${TRACKS[track]}: started`,
        count: begun,
        to: `/cohorts/${cohortId}?by=${track}`,
      },
      { key: `${track} finished`, says: `${TRACKS[track]}: finished`, count: finished },
    ]),
  ];
  return (
    <section aria-labelledby="funnel">
      <h2 id="funnel">Progress</h2>
      <table className="data funnel">
        <caption className="vh">Learners at each step, of {joined} who joined</caption>
        <thead className="vh">
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Learners</th>
            <th scope="col">Of those who joined</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, says, count, ...row }) => (
            <tr key={key}>
              <th scope="row">
                {"to" in row && row.to ? <FigureLink to={row.to}>{says}</FigureLink> : says}
                {key !== "invited" && joined > 0 && (
                  <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                    <rect width={(100 * count) / joined} height="4" fill="var(--accent-line)" />
                  </svg>
                )}
              </th>
              <td className="num">{count}</td>
              <td className="num meta">{key === "invited" || joined === 0 ? "" : percent(count / joined)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
