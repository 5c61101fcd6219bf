import { DECISION, DECISIONS } from "~/kinds/cards";
import type { DefectClass } from "~/kinds/defect-classes";
import { counted } from "~/ui/counted";
import { Behind } from "./behind";
import { Interval } from "./trust";

interface Props {
  readonly of: number;
  readonly all: number;
  readonly interval: readonly [low: number, high: number] | null;
  readonly alarms: number;
  readonly called: readonly { readonly class: DefectClass; readonly alarms: number }[];
  readonly behind: React.ComponentProps<typeof Behind>["handIns"];
}

/**
 * Findings on correct code: the share of reviews without any, and the classes that the learner assigned to such
 * findings.
 */
export function FalseAlarms({ of, all, interval, alarms, called, behind }: Props) {
  if (all === 0)
    return <p className="prose">Findings on correct code are counted here, starting with your first {DECISION}.</p>;
  return (
    <table className="data stack figures">
      <caption className="vh">False alarms in your {DECISIONS}</caption>
      <thead>
        <tr>
          <th scope="col">Reviews</th>
          <th scope="col">Without a false alarm</th>
          <th scope="col">95% interval</th>
          <th scope="col">False alarms in total</th>
          <th scope="col">Marked as</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{counted(all, DECISION, DECISIONS)}</th>
          <td data-head="without a false alarm">
            <Behind handIns={behind} words={["none", "a false alarm"]} hidden={`${DECISIONS} without a false alarm`}>
              {of} of {all}
            </Behind>
          </td>
          <td data-head="95% interval">
            <Interval value={of / all} interval={interval} />
          </td>
          <td data-head="in all">{alarms}</td>
          <td data-head="called">
            {called.length === 0 ? "nothing" : called.map((one) => `${one.class} ${one.alarms}`).join(", ")}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
