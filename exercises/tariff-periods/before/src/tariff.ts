/** What a kilowatt-hour costs at a charging site, for a while. */
export interface Tariff {
  readonly site: string;
  readonly cents: number;
  /** The first day on which it is charged, such as "2026-04-01". */
  readonly firstDay: string;
  /** The last day on which it is charged. Absent: until further notice. */
  readonly lastDay?: string;
  /** Drafts are not charged. */
  readonly isDraft?: boolean;
}

/** A tariff that cannot be entered. Sales read the message. */
export class TariffError extends Error {
  override readonly name = "TariffError";
}
