import { ANSWERS_FOR_CURVE } from "~/kinds/calibration";
import { cardOf } from "~/kinds/cards";
import type { KindId } from "~/kinds/registry";
import { CalibrationChart, type CalibrationStep } from "~/ui/charts/calibration-chart";
import { counted } from "~/ui/counted";
import { percent } from "~/ui/state-mark";
import { Behind } from "./behind";
import { Interval } from "./trust";

type HandIns = React.ComponentProps<typeof Behind>["handIns"];

export interface SureProps {
  readonly kind: KindId;
  readonly answers: number;
  readonly brier: number;
  readonly curve: readonly (CalibrationStep & { readonly behind: HandIns })[] | null;
  readonly behind: HandIns;
}

/** Compares stated confidence with actual results: one curve per kind, once there are enough answers. */
export function Sure({ kinds }: { kinds: readonly SureProps[] }) {
  return (
    <>
      <p className="prose">
        With each submission, you state your confidence. We compare it with the result: the average squared difference
        is your Brier score. 0 is best; 0.25 is what you’d get by always saying 50%.
      </p>
      {kinds.map((one) => (
        <SureKindView key={one.kind} {...one} />
      ))}
    </>
  );
}

function SureKindView({ kind, answers, brier, curve, behind }: SureProps) {
  const name = cardOf(kind).name;
  return (
    <section className="mt-4" aria-labelledby={`sure-${kind}`}>
      <h3 id={`sure-${kind}`}>
        {name}: confidence {cardOf(kind).sureOf.yours}
      </h3>
      <div className="mt-1">
        <Behind handIns={behind} words={WORDS} hidden={name} withConfidence>
          Brier score {brier.toFixed(2)}, from {counted(answers, "answer")}
        </Behind>
      </div>
      {curve ? (
        <div className="two-charts">
          <CalibrationChart name={`${name}: your confidence and the actual results`} steps={curve} />
          <table className="data stack figures">
            <caption className="vh">{name}: your confidence and the actual results</caption>
            <thead>
              <tr>
                <th scope="col">Confidence</th>
                <th scope="col">Actual</th>
                <th scope="col">95% interval</th>
              </tr>
            </thead>
            <tbody>
              {curve.map(({ from, to, answers: all, said, right, interval, behind: ofStep }) => (
                <tr key={from}>
                  <th scope="row">
                    {from}–{to}% <span className="hint">mean {percent(said)}</span>
                  </th>
                  <td data-head="actual">
                    <Behind handIns={ofStep} words={WORDS} hidden={`${from} to ${to} percent confident`} withConfidence>
                      {Math.round(right * all)} of {all}
                    </Behind>
                  </td>
                  <td data-head="95% interval">
                    <Interval value={right} interval={interval} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p className="meta">
          A curve appears after {ANSWERS_FOR_CURVE} answers: {ANSWERS_FOR_CURVE - answers} to go.
        </p>
      )}
    </section>
  );
}

const WORDS = ["came true", "did not"] as const;
