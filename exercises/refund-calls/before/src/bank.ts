import type { Refund } from "./refund";

const REFUNDS_URL = "https://api.bank.example/refunds";

/** The bank has answered, and it was no yes. */
export class BankError extends Error {
  override readonly name = "BankError";

  constructor(readonly status: number) {
    super(`The bank answered ${status}`);
  }
}

/** What the rest of our code knows of the bank. */
export interface Bank {
  /** Sends the money and gives the receipt. */
  payBack(refund: Refund): Promise<string>;
}

/**
 * The bank's interface. From its manual: "Each request to /refunds moves money. Requests that bear an `x-refund-key` we
 * have seen before move none, and are answered with the first one's receipt."
 */
export class BankClient implements Bank {
  constructor(private readonly token: string) {}

  async payBack({ orderId, cents }: Refund): Promise<string> {
    const reply = await fetch(REFUNDS_URL, {
      method: "POST",
      headers: { authorization: `Bearer ${this.token}`, "content-type": "application/json" },
      body: JSON.stringify({ order: orderId, cents }),
    });
    if (!reply.ok) throw new BankError(reply.status);
    const { receipt } = (await reply.json()) as { receipt: string };
    return receipt;
  }
}
