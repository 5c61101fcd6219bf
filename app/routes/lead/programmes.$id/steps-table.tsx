import { Link } from "@remix-run/react";
import type { PublishedTrust } from "~/cohort/published/published";
import { percent } from "~/ui/state-mark";
import type { FigureRow, Totals } from "./rows";
import "~/ui/styles/stack.css";

/** A table of the progress of each cohort's learners, and of how well they judge what to trust. */
export function StepsTable({ rows, totals }: { readonly rows: readonly FigureRow[]; readonly totals: Totals }) {
  const sum = (cell: "joined" | "handed-in" | "passed") => {
    const total = totals[cell];
    if (!total) return "–";
    return (
      <>
        {total.count.toLocaleString("en-GB")}
        <span className="hint block">
          {total.of === 1 ? "for the one cohort shown" : `for the ${total.of} cohorts shown`}
        </span>
      </>
    );
  };
  return (
    <table className="data stack">
      <caption className="vh">Cohorts by name: learners, progress and trust</caption>
      <thead>
        <tr>
          <th scope="col">Cohort</th>
          <th scope="col" className="num">
            Learners
          </th>
          <th scope="col" className="num">
            Handed something in
          </th>
          <th scope="col" className="num">
            Passed something
          </th>
          <th scope="col">Trust in AI work</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, to, about, decisions = 0, learners, handedIn, passed, trust, isComing }) => (
          <tr key={id}>
            <th scope="row">
              <bdi>{to ? <Link to={to}>{name}</Link> : name}</bdi>
              {about && <span className="hint block">{about}</span>}
              {decisions > 0 && (
                <Link className="hint block" to={`/cohorts/${id}/reports`}>
                  {`abuse reports and names (${decisions})`}
                </Link>
              )}
              {isComing && <span className="hint block">its first figures are being calculated</span>}
            </th>
            <td className="num" data-head="learners">
              <Count count={learners} of={null} isComing={isComing} />
            </td>
            <td className="num" data-head="handed something in">
              <Count count={handedIn} of={learners} isComing={isComing} />
            </td>
            <td className="num" data-head="passed something">
              <Count count={passed} of={learners} isComing={isComing} />
            </td>
            <td data-head="trust">
              {trust ? (
                <>
                  {TRUST_WORDS[trust.says]} <span className="meta">d′ {trust.dPrime.toFixed(1)}</span>
                </>
              ) : (
                <span className="meta">
                  {isComing ? "not calculated yet" : "too early to say, or fewer than 8 learners"}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
      {rows.length > 1 && (
        <tbody>
          <tr>
            <th scope="row">Total</th>
            <td className="num" data-head="learners">
              {sum("joined")}
            </td>
            <td className="num" data-head="handed something in">
              {sum("handed-in")}
            </td>
            <td className="num" data-head="passed something">
              {sum("passed")}
            </td>
            <td />
          </tr>
        </tbody>
      )}
    </table>
  );
}

const TRUST_WORDS: Readonly<Record<PublishedTrust["says"], string>> = {
  "too-much": "trust AI work too much",
  "too-little": "trust AI work too little",
  tells: "tell flawed changes from clean ones",
  "not-yet": "can’t tell flawed changes from clean ones yet",
};

function Count({ count, of, isComing = false }: { count: number | null; of: number | null; isComing?: boolean }) {
  if (count === null) return <span className="meta">{isComing ? "–" : "hidden for privacy"}</span>;
  return (
    <>
      {count.toLocaleString("en-GB")}
      {of !== null && of > 0 && <span className="meta"> {percent(count / of)}</span>}
    </>
  );
}
