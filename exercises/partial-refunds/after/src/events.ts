import type { Cents } from "./money";

export type BillingEvent =
  | { readonly type: "invoice.paid"; readonly invoiceId: string; readonly cents: Cents }
  | {
      readonly type: "refund.created";
      readonly invoiceId: string;
      readonly refundId: string;
      readonly cents: Cents;
      /** What can still be refunded after this one. */
      readonly leftCents: Cents;
    };

/** The ledger and the mailer listen at the other end. */
export interface EventSink {
  publish(event: BillingEvent): void;
}
