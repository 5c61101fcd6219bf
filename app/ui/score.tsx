import type { ReactNode } from "react";
import { percent } from "./state-mark";
import "./styles/report.css";

export interface Factor {
  readonly label: ReactNode;
  readonly value: string;
  readonly note?: ReactNode;
  /** The operator before the factor: "=", "× (" or "+". `close` appears after the factor. */
  readonly op?: string;
  readonly close?: string;
}

/** The factors of a score, in one line; stacked on a phone. */
export function ScoreLine({ factors }: { factors: readonly Factor[] }) {
  return (
    <dl className="eq" aria-label="How the score was calculated">
      {factors.map(({ label, value, note, op, close }, i) => (
        <div key={i} data-op={op} data-close={close}>
          <dt>{label}</dt>
          <dd>
            {value}
            {note && <small>{note}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The score alone, large, with its meaning. */
export function BigScore({ score, children }: { score: number; children: ReactNode }) {
  return (
    <p className="score">
      {percent(score)}
      <small>{children}</small>
    </p>
  );
}

export interface SumRow {
  readonly label: ReactNode;
  readonly note?: ReactNode;
  readonly value: string;
}

/** The steps of a score's calculation; the last row is the result. `labelledBy` is the id of the table's heading. */
export function ScoreSteps({ rows, labelledBy }: { rows: readonly SumRow[]; labelledBy: string }) {
  return (
    <table className="sum" aria-labelledby={labelledBy}>
      <tbody>
        {rows.map(({ label, note, value }, i) => (
          <tr key={i}>
            <th scope="row">
              {label}
              {note && (
                <>
                  <br />
                  <span className="hint">{note}</span>
                </>
              )}
            </th>
            <td className="num">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
