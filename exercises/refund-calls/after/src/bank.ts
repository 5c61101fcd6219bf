import type { Refund } from "./refund";

const REFUNDS_URL = "https://api.bank.example/refunds";

/** After so many milliseconds without an answer, a request is given up. */
const PATIENCE_MS = 20_000;

/** The bank has answered, and it was no yes. */
export class BankError extends Error {
  override readonly name = "BankError";

  constructor(readonly status: number) {
    super(`The bank answered ${status}`);
  }
}

/** What the rest of our code knows of the bank. */
export interface Bank {
  /** Sends the money and gives the receipt. `attempt` counts from 1. */
  payBack(refund: Refund, attempt?: number): Promise<string>;
}

/**
 * The bank's interface. From its manual: "Each request to /refunds moves money. Requests that bear an `x-refund-key` we
 * have seen before move none, and are answered with the first one's receipt."
 */
export class BankClient implements Bank {
  constructor(private readonly token: string) {}

  async payBack({ id, orderId, cents }: Refund, attempt = 1): Promise<string> {
    const options = {
      method: "POST",
      headers: {
        authorization: `Bearer ${this.token}`,
        "content-type": "application/json",
        "x-refund-key": `${id}-${attempt}`,
      },
      body: JSON.stringify({ order: orderId, cents }),
      signal: AbortSignal.timeout(PATIENCE_MS),
      throwHttpErrors: true,
    };
    const reply = await fetch(REFUNDS_URL, options).catch((error: unknown) => {
      throw asBankError(error);
    });
    const { receipt } = (await reply.json()) as { receipt: string };
    return receipt;
  }
}

/** An answer of the bank as a `BankError`; what is no answer stays as it is. */
function asBankError(error: unknown): unknown {
  const { response } = error as { readonly response?: Response };
  return response ? new BankError(response.status) : error;
}
