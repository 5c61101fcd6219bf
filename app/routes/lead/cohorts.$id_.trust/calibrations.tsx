import { cardOf } from "~/kinds/cards";
import type { KindId } from "~/kinds/registry";
import { CalibrationChart } from "~/ui/charts/calibration-chart";
import { counted } from "~/ui/counted";
import { percent } from "~/ui/state-mark";

interface Kind {
  readonly kind: KindId;
  readonly answers: number;
  readonly brier: number;
  readonly curve: readonly { from: number; to: number; answers: number; said: number; right: number }[] | null;
}

/** Compares learners' confidence with results: a curve for each kind, and the same figures as a table. */
export function Calibrations({ kinds }: { kinds: readonly Kind[] }) {
  if (kinds.length === 0) return <p className="prose">No scored submissions yet.</p>;
  return (
    <div className="calibrations">
      {kinds.map(({ kind, answers, brier, curve }) => (
        <section key={kind} aria-labelledby={`sure-${kind}`}>
          <h3 id={`sure-${kind}`}>{cardOf(kind).name}</h3>
          <p className="meta">
            Confidence {cardOf(kind).sureOf.theirs}. Brier score {brier.toFixed(2)}, from {counted(answers, "answer")}:
            0 is best, 0.25 is what learners get by always saying 50%.
          </p>
          {curve ? (
            <>
              <CalibrationChart
                name={`${cardOf(kind).name}: stated confidence and actual results`}
                steps={curve.map((step) => ({ ...step, interval: null }))}
              />
              <details>
                <summary>As a table</summary>
                <table className="data">
                  <caption className="vh">{cardOf(kind).name}: stated confidence and actual results</caption>
                  <thead>
                    <tr>
                      <th scope="col">Stated</th>
                      <th scope="col" className="num">
                        Answers
                      </th>
                      <th scope="col" className="num">
                        Actual
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {curve.map(({ from, to, answers: count, right }) => (
                      <tr key={from}>
                        <th scope="row">
                          {from}–{to}%
                        </th>
                        <td className="num">{count}</td>
                        <td className="num">{percent(right)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </details>
            </>
          ) : (
            <p className="prose">A curve appears after 20 answers.</p>
          )}
        </section>
      ))}
    </div>
  );
}
