import { Link } from "@remix-run/react";
import type { HandInRow } from "~/cohort/overview/hand-ins.server";
import { percent, StatusMark } from "~/ui/state-mark";

export type Row = Omit<HandInRow, "on"> & { readonly on: string };

/** Submissions, newest first. `isOfOne` means that all of them are by one learner, whom the page names. */
export function HandInsTable({ rows, isOfOne = false }: { rows: readonly Row[]; isOfOne?: boolean }) {
  return (
    <table className="data stack">
      <caption className="vh">Submissions, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Exercise</th>
          {!isOfOne && <th scope="col">Learner</th>}
          <th scope="col">Attempt</th>
          <th scope="col">Day</th>
          <th scope="col">Result</th>
          <th scope="col" className="num">
            Score
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.submissionId}>
            <th scope="row">
              <Link to={`/submissions/${row.submissionId}`}>{row.title}</Link> <span className="meta">{row.kind}</span>
            </th>
            {!isOfOne && (
              <td>
                <bdi>{row.learner}</bdi>
              </td>
            )}
            <td data-head="attempt">
              {row.tryNumber}
              {!row.counting && !row.isUndecided && <span className="meta"> (practice)</span>}
            </td>
            <td>{row.on}</td>
            <td>
              <StatusMark status={row.isUndecided ? "undecided" : row.status} />
            </td>
            <td className="num">
              {percent(row.score)}
              {row.isUnbacked && <span className="meta"> (unproven)</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
