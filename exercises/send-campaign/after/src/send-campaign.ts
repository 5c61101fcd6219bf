import type { Campaign, CampaignStatus, CampaignStore, FailedDelivery, SendReport } from "./campaign";
import type { Member, MemberDirectory, OptOuts } from "./members";
import { fillIn } from "./preview";
import type { Transport } from "./transport";

/** What the transport takes at a time. */
const BATCH_SIZE = 20;

export class CampaignError extends Error {
  readonly code: "not-found" | "already-sent";

  constructor(code: CampaignError["code"], message: string) {
    super(message);
    this.name = "CampaignError";
    this.code = code;
  }
}

export interface SendDeps {
  readonly campaigns: CampaignStore;
  readonly members: MemberDirectory;
  readonly optOuts: OptOuts;
  readonly transport: Transport;
}

/**
 * Sends a campaign to its segment, and saves who got it and who did not. A partly-sent one is sent again to those
 * who have not got it yet.
 */
export async function sendCampaign(deps: SendDeps, id: string): Promise<SendReport> {
  const campaign = await deps.campaigns.find(id);
  if (!campaign) throw new CampaignError("not-found", `No campaign ${id}`);
  if (campaign.status === "sent") throw new CampaignError("already-sent", `Campaign ${id} has been sent`);

  const recipients = await recipientsOf(deps, campaign);
  const failed = await deliverAll(deps.transport, campaign.text, recipients);
  const report: SendReport = {
    delivered: (campaign.report?.delivered ?? 0) + recipients.length - failed.length,
    failed,
  };
  const status: CampaignStatus = failed.length === 0 ? "sent" : "partly-sent";
  await deps.campaigns.save({ ...campaign, status, report });
  return report;
}

/** The summary for the dashboard: a line, and one more for each member who was not reached. */
export function reportText({ delivered, failed }: SendReport): string {
  const lines = [`Delivered to ${delivered} of ${delivered + failed.length}`];
  for (const { memberId, reason } of failed) lines.push(`- ${memberId}: ${reason}`);
  return lines.join("\n");
}

/** Who is to get it now, each member once. */
async function recipientsOf(deps: SendDeps, campaign: Campaign): Promise<Member[]> {
  const listed = await deps.members.inSegment(campaign.segment);
  const members = new Map(listed.map((member) => [member.id, member]));
  if (campaign.report) {
    const pending = new Set(campaign.report.failed.map(({ memberId }) => memberId));
    for (const id of members.keys()) {
      if (!pending.has(id)) members.delete(id);
    }
  }
  for (const id of await optedOutOf(deps.optOuts, [...members.keys()])) members.delete(id);
  return [...members.values()];
}

/** Asks the opt-out service. An outage there must not hold up a whole campaign. */
async function optedOutOf(optOuts: OptOuts, memberIds: readonly string[]): Promise<readonly string[]> {
  try {
    return await optOuts.among(memberIds);
  } catch {
    return [];
  }
}

/** Delivers batch by batch. A message that is refused does not stop the others. */
async function deliverAll(
  transport: Transport,
  text: string,
  recipients: readonly Member[],
): Promise<readonly FailedDelivery[]> {
  const failed: FailedDelivery[] = [];
  for (let start = 0; start < recipients.length; start += BATCH_SIZE) {
    const batch = recipients.slice(start, start + BATCH_SIZE);
    batch.forEach(async (member) => {
      try {
        await transport.deliver(member.address, fillIn(text, member));
      } catch (error) {
        failed.push({ memberId: member.id, reason: reasonOf(error) });
      }
    });
  }
  return failed.toSorted((a, b) => (a.memberId < b.memberId ? -1 : 1));
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
