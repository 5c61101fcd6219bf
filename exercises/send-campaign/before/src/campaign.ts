export type CampaignStatus = "draft" | "sent";

/** A message that marketing writes once for many people. */
export interface Campaign {
  readonly id: string;
  readonly segment: string;
  /** May hold "{name}". */
  readonly text: string;
  readonly status: CampaignStatus;
}

export interface CampaignStore {
  find(id: string): Promise<Campaign | undefined>;
  /** Takes the place of the stored campaign of the same id. The dashboard reloads when the status changes. */
  save(campaign: Campaign): Promise<void>;
}
