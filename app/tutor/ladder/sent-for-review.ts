import { LONGEST, type Message } from "./sent";

/** Everything that is sent for a review of a change, and nothing else (docs/models.md lists these fields). */
interface SentForReview<Open> {
  /** The part of a kind that has no access to the key. */
  readonly kind: { prompt(open: Open): string };
  /** The part of the exercise that the learner sees. */
  readonly open: Open;
}

/**
 * Returns the messages that ask for a review. They contain nothing that the learner wrote, and the learner can read
 * them before they are sent.
 */
export function whatIsSentForReview<Open>({ kind, open }: SentForReview<Open>): readonly Message[] {
  const prompt = kind.prompt(open);
  const content = prompt.length <= LONGEST.material ? prompt : `${prompt.slice(0, LONGEST.material)}\n[cut here]`;
  return [{ role: "user", content }];
}
