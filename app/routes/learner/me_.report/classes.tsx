import { DECISION, DECISIONS_ADDRESS } from "~/kinds/cards";
import { DEFECT_CLASSES, type DefectClass } from "~/kinds/defect-classes";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { percent } from "~/ui/state-mark";
import { Behind } from "./behind";
import { Interval } from "./trust";

export interface ClassProps {
  readonly class: DefectClass;
  readonly of: number;
  readonly all: number;
  readonly interval: readonly [low: number, high: number] | null;
  readonly lately: { readonly of: number; readonly all: number };
  readonly behind: React.ComponentProps<typeof Behind>["handIns"];
}

/** Classes of defects in the learner's reviews, most reliably caught first. */
export function Classes({ rows }: { rows: readonly ClassProps[] }) {
  if (rows.length === 0)
    return (
      <Notice title="No defects yet." actions={<ButtonLink to={DECISIONS_ADDRESS}>Find a {DECISION}</ButtonLink>}>
        For each {DECISION} you hand in, the issues are counted here by class, as caught or missed.
      </Notice>
    );
  return (
    <table className="data stack figures">
      <caption className="vh">Defects by class: how many you caught</caption>
      <thead>
        <tr>
          <th scope="col">Class</th>
          <th scope="col">Caught</th>
          <th scope="col">Recently</th>
          <th scope="col">95% interval</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ class: name, of, all, interval, lately, behind }) => (
          <tr key={name}>
            <th scope="row">
              {name}
              <span className="hint block">{DEFECT_CLASSES[name]}</span>
            </th>
            <td data-head="caught">
              <Behind handIns={behind} words={["caught", "missed"]} hidden={`of ${name}`}>
                {of} of {all} <span className="meta">({percent(of / all)})</span>
              </Behind>
            </td>
            <td data-head="lately">
              {lately.of} of the last {lately.all}
            </td>
            <td data-head="95% interval">
              <Interval value={of / all} interval={interval} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
