import { percent } from "~/ui/state-mark";

interface ScoreChange {
  readonly submissionId: string;
  readonly learner: string;
  readonly tryNumber: number;
  readonly before: number;
  readonly after: number;
}

/** The scores that a ruling changes: before and after. */
export function ScoreTable({ changes, caption }: { changes: readonly ScoreChange[]; caption: string }) {
  return (
    <table className="mt-3">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Learner</th>
          <th scope="col">Attempt</th>
          <th scope="col">From</th>
          <th scope="col">To</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ submissionId, learner, tryNumber, before, after }) => (
          <tr key={submissionId}>
            <td>
              <bdi>{learner}</bdi>
            </td>
            <td>{tryNumber}</td>
            <td>{percent(before)}</td>
            <td>{percent(after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
