/** Explains to the person who is waiting for a reply why the call to the language model failed. */

interface FailureWords {
  /** What happened, in one sentence. */
  readonly says: string;
  /** What the reader can do. */
  readonly next: string;
  /** Whether the same request can succeed later, so that a page offers to send it again. */
  readonly canRetry: boolean;
}

export const MODEL_FAILURES = {
  off: {
    says: "No language model is set up on this installation.",
    next: "Everything else works without a model.",
    canRetry: false,
  },
  unreachable: {
    says: "The model’s server isn’t working right now.",
    next: "Try again in a few minutes. Your work is safe.",
    canRetry: true,
  },
  slow: {
    says: "The model took too long to reply.",
    next: "Try again, or ask for a shorter reply.",
    canRetry: true,
  },
  busy: {
    says: "The model is receiving too many requests right now.",
    next: "Try again in a few minutes.",
    canRetry: true,
  },
  "over quota": {
    says: "The model’s provider isn’t accepting any more requests from this installation: the quota is used up.",
    next: "Tell an admin. Retrying won’t help until the quota is raised.",
    canRetry: false,
  },
  "day used up": {
    says: "You have used all your tokens for today.",
    next: "You get new tokens at midnight UTC.",
    canRetry: false,
  },
  "month used up": {
    says: "Your cohort has used all its tokens for this month.",
    next: "Your cohort gets new tokens on the 1st. Your lead can ask an admin to raise the limit.",
    canRetry: false,
  },
  "key refused": {
    says: "The model’s server rejected Onramp’s API key.",
    next: "Tell an admin. Retrying won’t help until the API key is fixed.",
    canRetry: false,
  },
  "model unknown": {
    says: "The model’s server doesn’t know the model that Onramp asks for.",
    next: "Tell an admin. Retrying won’t help until the settings are fixed.",
    canRetry: false,
  },
  refused: {
    says: "The model’s server refused this request.",
    next: "Change the text and send it again.",
    canRetry: false,
  },
  "cut off": {
    says: "The reply ended too early: the connection was lost.",
    next: "Try again.",
    canRetry: true,
  },
  unreadable: {
    says: "The model sent a reply that Onramp couldn’t read.",
    next: "Try again. If it happens again, tell an admin.",
    canRetry: true,
  },
  "too long": {
    says: "The text or the reply is too long.",
    next: "Ask about a smaller part of the exercise.",
    canRetry: false,
  },
  stopped: {
    says: "The reply was stopped.",
    next: "You can send the request again.",
    canRetry: true,
  },
} as const satisfies Record<string, FailureWords>;

export type FailureReason = keyof typeof MODEL_FAILURES;
type Advice = Partial<Record<FailureReason, string>>;

/** What the reader can do if they can't change or shorten the text that is sent. */
export const ADVICE_FOR_FIXED_TEXT: Advice = {
  slow: "Try again.",
  refused: "The server may refuse this text again.",
};

/** Says what happened and what the reader can do. `advice` replaces the usual advice. */
export const sayFailure = (reason: FailureReason, advice: Advice = {}): string =>
  `${MODEL_FAILURES[reason].says} ${advice[reason] ?? MODEL_FAILURES[reason].next}`;

/** Thrown if a call to the model yields no complete reply. The error contains nothing that was sent or received. */
export class ModelFailure extends Error {
  override readonly name = "ModelFailure";
  readonly reason: FailureReason;
  /** The number of seconds that the model's server asks us to wait. Null if it doesn't ask. */
  readonly retryAfter: number | null;

  constructor(reason: FailureReason, retryAfter: number | null = null) {
    super(sayFailure(reason));
    this.reason = reason;
    this.retryAfter = retryAfter;
  }
}
