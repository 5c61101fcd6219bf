/** A book that somebody has, or had. */
export interface Loan {
  readonly id: string;
  readonly title: string;
  /** The last day on which it is in time: "2026-05-08". */
  readonly dueDay: string;
  readonly isChild: boolean;
  /** The day on which it came back; absent until then. */
  backOn?: string;
  /** What the reader owes for it. The till sets it when the book comes back, and the app asks for it from then on. */
  feeCents?: number;
}
