export type CampaignStatus = "draft" | "partly-sent" | "sent";

/** Somebody who did not get a campaign. */
export interface FailedDelivery {
  readonly memberId: string;
  readonly reason: string;
}

export interface SendReport {
  /** How many have got it by now. */
  readonly delivered: number;
  /** Who has not, by member id. */
  readonly failed: readonly FailedDelivery[];
}

/** A message that marketing writes once for many people. */
export interface Campaign {
  readonly id: string;
  readonly segment: string;
  /** May hold "{name}". */
  readonly text: string;
  readonly status: CampaignStatus;
  /** Absent until it was sent. */
  readonly report?: SendReport;
}

export interface CampaignStore {
  find(id: string): Promise<Campaign | undefined>;
  /** Takes the place of the stored campaign of the same id. The dashboard reloads when the status changes. */
  save(campaign: Campaign): Promise<void>;
}
