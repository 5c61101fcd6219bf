import type { Trust } from "~/kinds/trust";
import { counted } from "~/ui/counted";
import { Notice } from "~/ui/notice";
import { percent } from "~/ui/state-mark";
import { Behind } from "./behind";
import { Figure, Interval } from "./trust";

interface Row {
  readonly comments: "right" | "other";
  readonly of: number;
  readonly all: number;
  readonly interval: readonly [low: number, high: number] | null;
  readonly behind: React.ComponentProps<typeof Behind>["handIns"];
}

const LABELS = {
  right: "Right comments that you judged right",
  other: "Other comments that you didn’t act on",
} as const;
const WORDS = {
  right: ["you judged it right", "you didn’t act on it"],
  other: ["you didn’t act on it", "you judged it right"],
} as const;

/** Shows how well the learner tells AI reviewers' correct comments from wrong ones: in words, then as figures. */
export function AiTrustView({ trust, answers }: { trust: Trust; answers: readonly Row[] }) {
  if (answers.every(({ all }) => all === 0))
    return (
      <Notice title="Results appear here after you judge an AI reviewer’s comments.">
        Some reviews let you judge an AI reviewer’s comments after you hand in, before the report opens. Your figure
        appears once you have judged 5 comments that are right and 5 that aren’t.
      </Notice>
    );
  const { sensitivity } = trust;
  return (
    <>
      <p className="prose">{sayAiTrust(trust)}</p>
      {sensitivity && (
        <div className="two-charts">
          <Figure name="d′" spoken="d prime" origin="a coin toss" {...sensitivity.dPrime}>
            How well you tell right comments from those that are wrong or not worth a change.
          </Figure>
          <Figure name="Criterion" spoken="criterion" origin="balanced" {...sensitivity.criterion}>
            Above 0 you act on too few comments; below 0 you act on too many.
          </Figure>
        </div>
      )}
      <table className="data stack figures mt-4">
        <caption className="vh">Your answers to AI reviewers’ comments</caption>
        <thead>
          <tr>
            <th scope="col">Answers</th>
            <th scope="col">Correct</th>
            <th scope="col">Share</th>
            <th scope="col">95% interval</th>
          </tr>
        </thead>
        <tbody>
          {answers.map(({ comments, of, all, interval, behind }) => (
            <tr key={comments}>
              <th scope="row">{LABELS[comments]}</th>
              <td data-head="correct">
                <Behind handIns={behind} words={WORDS[comments]} hidden={LABELS[comments]}>
                  {of} of {all}
                </Behind>
              </td>
              <td data-head="share">{all === 0 ? "–" : percent(of / all)}</td>
              <td data-head="95% interval">
                <Interval value={all === 0 ? 0 : of / all} interval={interval} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function sayAiTrust(trust: Trust): string {
  switch (trust.says) {
    case "too-much":
      return "You act on too many comments by AI reviewers. Check what a comment claims before you follow it.";
    case "too-little":
      return "You ignore too many correct comments from AI reviewers. Check what each comment would change.";
    case "too-early":
      return trust.sensitivity
        ? `Too early to say whether you trust AI reviewers too much or too little: about ${counted(trust.more, "more comment")} to go.`
        : `Too early to say: you get figures after 5 comments that are right and 5 that aren’t (about ${trust.more} to go).`;
  }
}
