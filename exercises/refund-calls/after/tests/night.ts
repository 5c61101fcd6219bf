import { type Bank, BankError } from "../src/bank";
import type { Refund } from "../src/refund";

/** What the bank does with one attempt: a status, silence, or a receipt. */
type Answer = number | "silence" | `b-${number}`;

/** An open refund of 12.50. */
export function refundOf(id: string, more: Partial<Refund> = {}): Refund {
  return { id, orderId: `order-${id}`, cents: 1_250, status: "open", ...more };
}

/** A bank that answers attempts as scripted; after that it keeps silent. */
export function bankWith(...answers: Answer[]): Bank & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async payBack({ id }) {
      const answer = answers[asked.length] ?? "silence";
      asked.push(id);
      if (answer === "silence") throw new Error("no answer");
      if (typeof answer === "number") throw new BankError(answer);
      return answer;
    },
  };
}

/** A night with stored refunds, everything in memory. */
export function nightWith(bank: Bank, ...stored: Refund[]) {
  const rows = new Map(stored.map((refund) => [refund.id, refund]));
  const slept: number[] = [];
  const told: string[] = [];
  const deps = {
    bank,
    sleep: async (ms: number) => void slept.push(ms),
    desk: { tell: async (text: string) => void told.push(text) },
    refunds: {
      open: async () => [...rows.values()].filter(({ status }) => status === "open"),
      save: async (refund: Refund) => void rows.set(refund.id, refund),
    },
  };
  return { deps, rows, slept, told };
}
