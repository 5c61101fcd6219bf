import type { Trust } from "~/kinds/trust";
import { counted } from "~/ui/counted";
import { Notice } from "~/ui/notice";
import { type Answers, AnswersTable, SensitivityFigures } from "./trust";

interface Row extends Answers {
  readonly comments: "right" | "other";
}

const LABELS = {
  right: "Right comments that you marked “right”",
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
  return (
    <>
      <p className="prose">{sayAiTrust(trust)}</p>
      <SensitivityFigures
        trust={trust}
        dPrime="How well you tell right comments from those that are wrong or not worth a change."
        criterion="Above 0 you act on too few comments; below 0 you act on too many."
      />
      <AnswersTable
        caption="Your answers to AI reviewers’ comments"
        heads={["Answers", "Correct"]}
        rows={answers.map(({ comments, ...row }) => ({ ...row, label: LABELS[comments], words: WORDS[comments] }))}
      />
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
