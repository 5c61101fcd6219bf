import type { Cents } from "./money";

/**
 * The payment provider, as we see it. It moves money between our settlement account and a customer's card.
 * It has never heard of invoices: it pays out what we ask for, as often as we ask, while the account covers it.
 */
export interface Gateway {
  charge(request: ChargeRequest): Promise<ChargeAnswer>;
  refund(request: PayoutRequest): Promise<PayoutAnswer>;
}

export interface ChargeRequest {
  readonly customerId: string;
  readonly cents: Cents;
  /** Unique over all requests. A repeated key gets the first answer again, and no money moves. */
  readonly key: string;
}

export type ChargeAnswer =
  | { readonly status: "accepted"; readonly chargeId: string }
  | { readonly status: "declined"; readonly reason: string };

export interface PayoutRequest {
  /** Tells the provider which card. */
  readonly chargeId: string;
  readonly cents: Cents;
  /** As for a charge. */
  readonly key: string;
}

export type PayoutAnswer =
  /** `cents` is what was paid out: always the amount that was asked for. */
  | { readonly status: "accepted"; readonly payoutId: string; readonly cents: Cents }
  /** `reason`: "card-closed", "card-blocked" or "account-short". */
  | { readonly status: "declined"; readonly reason: string };
