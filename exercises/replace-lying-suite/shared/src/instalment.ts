/** What is to be paid in parts. */
export interface Debt {
  /** The invoice's: "PW-310". */
  readonly number: string;
  /** Whole cents. */
  readonly total: number;
}

export interface Instalment {
  /** What the customer writes on the transfer: "PW-310/1". */
  readonly reference: string;
  /** Whole cents. */
  readonly cents: number;
  /** "2026-03-31". */
  readonly dueOn: string;
}

/** We agree on no more than these. */
export const MOST_PARTS = 24;

/** A plan that cannot be made. */
export class PlanError extends Error {
  override readonly name = "PlanError";
}
