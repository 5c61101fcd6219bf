import { Link } from "@remix-run/react";

export interface LookView {
  readonly viewer: string;
  readonly role: string;
  readonly isExport: boolean;
  readonly submission: { readonly id: string; readonly title: string; readonly tryNumber: number } | null;
  /** The day as YYYY-MM-DD; `says` is the same day in words, such as "20 Nov 2026". */
  readonly day: string;
  readonly says: string;
}

/** Lists who opened this person's work, newest first. */
export function Looks({ looks, total }: { looks: readonly LookView[]; total: number }) {
  if (looks.length === 0) return <p className="meta">No one but you has opened your work.</p>;
  return (
    <>
      <table className="data looks">
        <caption className="vh">Who looked at your work, newest first</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Who</th>
            <th scope="col">Day</th>
          </tr>
        </thead>
        <tbody>
          {looks.map(({ viewer, role, isExport, submission, day, says }) => (
            <tr key={`${day} ${viewer} ${submission?.id} ${isExport}`}>
              <th scope="row">
                {submission ? (
                  <>
                    <Link to={`/submissions/${submission.id}`}>{submission.title}</Link>
                    <span className="meta">, attempt {submission.tryNumber}</span>
                  </>
                ) : isExport ? (
                  "An export of your cohort that includes your figures and results"
                ) : (
                  "Your cohort’s table, which includes your figures"
                )}
              </th>
              <td>
                <bdi>{viewer}</bdi> <span className="meta">({role})</span>
              </td>
              <td>
                <time dateTime={day}>{says}</time>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > looks.length && (
        <p className="hint under">
          These are the newest {looks.length} of {total} entries. Your download contains all of them.
        </p>
      )}
    </>
  );
}
