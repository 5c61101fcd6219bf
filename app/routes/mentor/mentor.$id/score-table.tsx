import { percent } from "~/ui/state-mark";

interface ScoreChange {
  readonly submissionId: string;
  readonly learner: string;
  readonly tryNumber: number;
  readonly before: number;
  readonly after: number;
  readonly passes: boolean;
}

/** The scores that a ruling changes: before and after. */
export function ScoreTable({ changes, caption }: { changes: readonly ScoreChange[]; caption: string }) {
  return (
    <table className="data mt-3">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Learner</th>
          <th scope="col" className="num">
            Attempt
          </th>
          <th scope="col" className="num">
            From
          </th>
          <th scope="col" className="num">
            To
          </th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ submissionId, learner, tryNumber, before, after, passes }) => (
          <tr key={submissionId}>
            <td>
              <bdi>{learner}</bdi>
            </td>
            <td className="num">{tryNumber}</td>
            <td className="num">{percent(before)}</td>
            <td className="num">
              {percent(after)}
              {passes && ", now passed"}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
