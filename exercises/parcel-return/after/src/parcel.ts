export type ParcelState = "in-locker" | "with-customer" | "going-back";

/** A parcel that was sent to one of our lockers. */
export interface Parcel {
  readonly code: string;
  readonly state: ParcelState;
  /** When the courier put it into the locker: "2026-06-08T07:40". */
  readonly storedAt: string;
  /** When the customer took it out of the locker; absent until then. */
  readonly takenAt?: string;
  /** What the label of the return costs, in euros; absent until there is one, and on returns from before June. */
  readonly labelCents?: number;
}
