import type { Bank } from "./bank";
import type { RefundStore } from "./refund";

export interface NightDeps {
  readonly refunds: RefundStore;
  readonly bank: Bank;
}

/** Pays back what is open. Runs once a night. */
export async function payRefunds({ refunds, bank }: NightDeps): Promise<void> {
  for (const refund of await refunds.open()) {
    const receipt = await bank.payBack(refund);
    await refunds.save({ ...refund, status: "paid", receipt });
  }
}
