import { DECISIONS } from "~/kinds/cards";
import { capital } from "~/kinds/count-words";
import { FigureLink } from "~/ui/charts/figure-link";
import { figure, IntervalPlot } from "~/ui/charts/interval-plot";
import { sayFullDay } from "~/ui/say-day";
import type { Group } from "~/ui/shell/cohort-tabs";
import { percent } from "~/ui/state-mark";
import { type Leaning, leaningOf } from "./leaning";

interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

interface TogetherProps {
  readonly cohortId: string;
  readonly group: Group;
  readonly learners: number;
  readonly counts: {
    readonly flawed: number;
    readonly clean: number;
    readonly hits: number;
    readonly falseAlarms: number;
  };
  readonly dPrime: Estimate | null;
  readonly criterion: Estimate | null;
  readonly change: Estimate | null;
  readonly halvedOn: string | null;
}

/** The figures for all verdicts of a cohort or section together, and whether these figures have improved. */
export function Together({ cohortId, group, learners, counts, dPrime, criterion, change, halvedOn }: TogetherProps) {
  const { flawed, clean, hits, falseAlarms } = counts;
  return (
    <div className="together">
      <div>
        {dPrime && criterion ? (
          <>
            <p className="big">
              d′ {figure(dPrime.value)}{" "}
              <small>
                {figure(dPrime.low)} to {figure(dPrime.high)}
              </small>
            </p>
            <IntervalPlot name="d prime" {...dPrime} origin="a coin toss" />
            <p className="prose">
              {sayChange(change, halvedOn, group)} The {group} {LEANINGS[leaningOf(criterion)]}.
            </p>
            <p className="hint">
              All verdicts combined, as if from one person. The interval allows for differences between the {learners}{" "}
              learners, so it also applies to similar learners.
            </p>
          </>
        ) : (
          <p className="prose">
            Too early to say. Once at least 8 learners have given verdicts, with at least 5 on flawed and 5 on clean
            changes in total, a figure (d′) shows how well the {group} tells flawed changes from clean ones. The table
            shows the counts so far.
          </p>
        )}
      </div>
      <table className="data">
        <caption className="vh">Scored verdicts, by type of change</caption>
        <thead>
          <tr>
            <th scope="col">Type of change</th>
            <th scope="col" className="num">
              {capital(DECISIONS)}
            </th>
            <th scope="col" className="num">
              Changes requested
            </th>
            <th scope="col" className="num">
              Approved
            </th>
          </tr>
        </thead>
        <tbody>
          <Row cohortId={cohortId} truth="flawed" all={flawed} requested={hits} />
          <Row cohortId={cohortId} truth="clean" all={clean} requested={falseAlarms} />
        </tbody>
      </table>
    </div>
  );
}

function Row({ cohortId, truth, all, requested }: { cohortId: string; truth: string; all: number; requested: number }) {
  const to = (more: Record<string, string>) =>
    `/cohorts/${cohortId}/work?${new URLSearchParams({ truth, ...more, of: "trust" })}`;
  const share = (count: number) => (all === 0 ? "" : ` (${percent(count / all)})`);
  return (
    <tr>
      <th scope="row">{truth}</th>
      <td className="num">
        <FigureLink to={to({})}>{all}</FigureLink>
      </td>
      <td className="num">
        <FigureLink to={to({ requested: "yes" })}>{requested}</FigureLink>
        {share(requested)}
      </td>
      <td className="num">
        <FigureLink to={to({ requested: "no" })}>{all - requested}</FigureLink>
        {share(all - requested)}
      </td>
    </tr>
  );
}

function sayChange(change: Estimate | null, halvedOn: string | null, group: Group): string {
  if (!change || !halvedOn) return `It is too early to say whether the ${group} is improving.`;
  const of = `(${figure(change.low)} to ${figure(change.high)})`;
  const since = `since ${sayFullDay(halvedOn)}, when half of the ${DECISIONS} had been handed in`;
  if (change.low > 0)
    return `The ${group} has become better at telling flawed changes from clean ones ${since}: up by ${figure(change.value)} ${of}.`;
  if (change.high < 0)
    return `The ${group} has become worse at telling flawed changes from clean ones ${since}: down by ${figure(-change.value)} ${of}.`;
  return `Too early to tell: no change beyond chance ${since}. The estimate is ${figure(change.value)} ${of}.`;
}

const LEANINGS: Readonly<Record<Leaning, string>> = {
  "too-much": "approves too often",
  "too-little": "rejects good changes too often",
  neither: "doesn’t clearly trust too much or too little",
};
