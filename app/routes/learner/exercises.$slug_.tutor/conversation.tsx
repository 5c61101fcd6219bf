import { ON_REPORT, RUNG_WORDS, RUNGS, type Rung } from "~/tutor/ladder/rungs";
import type { TalkView } from "~/tutor/talk/talk.server";

type Talk = Extract<TalkView, { isOn: true }>;
export interface Turn {
  readonly speaker: "learner" | "tutor";
  readonly rung: Rung | typeof ON_REPORT;
  readonly text: string;
}

/** Names a step, for example "Step 2 of 4: Point me to something to think about". */
export const sayRung = (rung: Rung) => `Step ${RUNGS.indexOf(rung) + 1} of ${RUNGS.length}: ${RUNG_WORDS[rung].name}`;

const sayTutor = (rung: Turn["rung"]) =>
  rung === ON_REPORT ? "Tutor, on the report" : `Tutor, step ${RUNGS.indexOf(rung) + 1}`;

/** Messages as plain text: no links, no images, no markup. */
export function Turns({ turns, learner = "You" }: { turns: readonly Turn[]; learner?: string }) {
  return turns.map(({ speaker, rung, text }, i) => (
    <div key={i} className={`turn by-${speaker}`}>
      <p className="hint">{speaker === "learner" ? learner : sayTutor(rung)}</p>
      {text.split("\n\n").map((paragraph, j) => (
        <p key={j} dir="auto">
          {paragraph}
        </p>
      ))}
    </div>
  ));
}

/** Says who gets the text, and that nothing is sent until the learner presses the button. */
export function Terms({ host, retention }: Pick<Talk, "host" | "retention">) {
  return (
    <p>
      The tutor is a language model. Each question sends the text below to <b>{host}</b>. How long this provider keeps
      it: <b>{retention}</b>. Onramp doesn’t add your name or email address, and sends nothing until you press the
      button.
    </p>
  );
}

const PLACEHOLDER = /\[your question\]$/;

/** The exact text that a question sends. */
export function Sent({ sent, message }: { sent: string; message: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls has to be reachable by keys
    <section className="sent" tabIndex={0} aria-label="The text that is sent">
      {message.trim() ? sent.replace(PLACEHOLDER, () => message.trim()) : sent}
    </section>
  );
}

/**
 * Says how many more questions of about this size the budget allows: the learner's budget for the day, or the cohort's
 * budget.
 */
export function sayLeft({
  tokensLeft,
  limit,
  usedUp,
  sent,
}: Pick<Talk, "tokensLeft" | "limit" | "usedUp" | "sent">): string {
  if (usedUp) return usedUp;
  const questions = Math.max(1, Math.floor(tokensLeft / (sent.length / 4 + 500)));
  const when = limit === "day" ? "for today" : "this month in your cohort";
  if (questions > 20) return `More than 20 questions are left ${when}.`;
  return `About ${questions} ${questions === 1 ? "question is" : "questions are"} left ${when}.`;
}
