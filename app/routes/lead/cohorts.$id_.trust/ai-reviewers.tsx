import { figure, IntervalPlot } from "~/ui/charts/interval-plot";
import { counted } from "~/ui/counted";
import { Notice } from "~/ui/notice";
import type { Group } from "~/ui/shell/cohort-tabs";
import { percent } from "~/ui/state-mark";
import { type Judged, Leans } from "./learners-table";

interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}
type Counts = Judged["counts"];

/**
 * Trust in AI reviewers: the figures for the cohort or section, then for each learner on this page who judged comments.
 */
export function AiReviewers({
  group,
  ai: { learners, counts, dPrime, criterion },
  rows,
}: {
  group: Group;
  ai: {
    readonly learners: number;
    readonly counts: Counts;
    readonly dPrime: Estimate | null;
    readonly criterion: Estimate | null;
  };
  rows: readonly { readonly id: string; readonly name: string; readonly ai?: Judged | null }[];
}) {
  if (learners === 0)
    return (
      <Notice title="No learner has judged an AI reviewer’s comments yet.">
        Some reviews let learners judge an AI reviewer’s comments after the first submission, before the report opens.
      </Notice>
    );
  return (
    <>
      {dPrime && criterion ? (
        <div className="together">
          <div>
            <p className="big">
              d′ {figure(dPrime.value)}{" "}
              <small>
                {figure(dPrime.low)} to {figure(dPrime.high)}
              </small>
            </p>
            <IntervalPlot name="d prime" {...dPrime} origin="a coin toss" />
          </div>
          <p className="prose">
            {sayLeaning(criterion, group)} This combines all answers from {learners} learners, as if one person had
            given them.
          </p>
        </div>
      ) : (
        <p className="prose">
          Too early to say. Once at least 8 learners have judged comments, including at least 5 right ones and 5 others
          in total, a figure (d′) shows how well the {group} tells right comments from others. So far,{" "}
          {counted(learners, "learner")} judged {counted(counts.flawed, "right comment")} and{" "}
          {counted(counts.clean, "other")}.
        </p>
      )}
      <table className="data stack mt-4">
        <caption className="vh">Answers to AI reviewers’ comments, by learner</caption>
        <thead>
          <tr>
            <th scope="col">Learner</th>
            <th scope="col">Right comments marked “right”</th>
            <th scope="col">Other comments marked “right”</th>
            <th scope="col" className="num">
              d′
            </th>
            <th scope="col">95% interval</th>
            <th scope="col">Leans toward</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">Overall</th>
            <Rates counts={counts} />
            <Found dPrime={dPrime} />
            <td />
          </tr>
          {rows.map(
            ({ id, name, ai }) =>
              ai && (
                <tr key={id}>
                  <th scope="row">
                    <bdi>{name}</bdi>
                  </th>
                  <Rates counts={ai.counts} />
                  <Found dPrime={ai.trust.sensitivity?.dPrime ?? null} />
                  <td>
                    <Leans trust={ai.trust} />
                  </td>
                </tr>
              ),
          )}
        </tbody>
      </table>
      <p className="hint mt-2">
        A comment is right if it names an issue in the key. Any other comment is wrong, or true but not worth a change:
        calling it right is a false alarm. The same rules apply as for verdicts.
      </p>
    </>
  );
}

function Rates({ counts: { flawed, clean, hits, falseAlarms } }: { counts: Counts }) {
  const share = (of: number, all: number) => (all === 0 ? "" : ` (${percent(of / all)})`);
  return (
    <>
      <td data-head="right comments marked “right”">
        {hits} of {flawed}
        {share(hits, flawed)}
      </td>
      <td data-head="other comments marked “right”">
        {falseAlarms} of {clean}
        {share(falseAlarms, clean)}
      </td>
    </>
  );
}

function Found({ dPrime }: { dPrime: Estimate | null }) {
  return (
    <>
      <td className="num" data-head="d′">
        {dPrime ? <b>{figure(dPrime.value)}</b> : "–"}
      </td>
      <td data-head="95% interval">{dPrime ? `${figure(dPrime.low)} to ${figure(dPrime.high)}` : "–"}</td>
    </>
  );
}

function sayLeaning({ low, high }: Estimate, group: Group): string {
  if (low > 0) return `The ${group} acts on too few comments.`;
  if (high < 0) return `The ${group} acts on too many comments.`;
  return `The ${group} doesn’t seem to lean either way.`;
}
