import { type Bank, BankError } from "./bank";
import type { Refund } from "./refund";

/** Milliseconds before the second and the third attempt of a night. */
const WAITS = [2_000, 10_000];
/** After so many nights without success, people have to look at a refund. */
const MAX_NIGHTS = 3;

export interface SettleDeps {
  readonly bank: Bank;
  /** Settles after so many milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
}

/** Tries to pay a refund back, and gives it with what came of it. Never rejects because of the bank. */
export async function settle({ bank, sleep }: SettleDeps, refund: Refund): Promise<Refund> {
  for (let attempt = 1; ; attempt++) {
    try {
      const receipt = await bank.payBack(refund, attempt);
      return { ...refund, status: "paid", receipt };
    } catch (error) {
      if (!mayPass(error)) return { ...refund, status: "refused", reason: reasonOf(error) };
      const wait = WAITS[attempt - 1];
      if (wait === undefined) return afterBadNight(refund, reasonOf(error));
      await sleep(wait);
    }
  }
}

/** Whether it may go better the next time: the bank was busy, or broken, or did not answer at all. */
function mayPass(error: unknown): boolean {
  if (!(error instanceof BankError)) return true;
  return error.status === 429 || error.status >= 500;
}

/** A refund after a night in which nothing went through. */
function afterBadNight(refund: Refund, reason: string): Refund {
  const nights = (refund.nights ?? 0) + 1;
  return nights < MAX_NIGHTS ? { ...refund, nights } : { ...refund, nights, status: "stuck", reason };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
