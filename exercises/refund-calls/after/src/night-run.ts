import type { Desk } from "./desk";
import type { Refund, RefundStore } from "./refund";
import { type SettleDeps, settle } from "./settle";

export interface NightDeps extends SettleDeps {
  readonly refunds: RefundStore;
  readonly desk: Desk;
}

/** How many refunds of a night have which status now. */
export type NightCounts = Record<Refund["status"], number>;

/** Pays back what is open, one after another, and tells the desk what it has to know. Runs once a night. */
export async function payRefunds({ refunds, desk, ...deps }: NightDeps): Promise<NightCounts> {
  const counts: NightCounts = { paid: 0, refused: 0, stuck: 0, open: 0 };
  for (const refund of await refunds.open()) {
    const settled = await settle(deps, refund);
    await refunds.save(settled);
    counts[settled.status]++;
    if (settled.status !== "paid") await desk.tell(deskText(settled));
  }
  return counts;
}

/** What the desk reads: which refund, how much, and what is the matter with it. */
function deskText({ id, orderId, cents, status, reason }: Refund): string {
  const euros = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
  return `Refund ${id} for order ${orderId} (${euros} EUR) is ${status}: ${reason ?? "the bank cannot be reached"}`;
}
