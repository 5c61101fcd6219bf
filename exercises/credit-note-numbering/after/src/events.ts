import type { Cents } from "./money";

export type BillingEvent =
  | { readonly type: "invoice.paid"; readonly invoiceId: string; readonly cents: Cents }
  | {
      readonly type: "credit-note.issued" | "credit-note.withdrawn";
      readonly invoiceId: string;
      readonly number: string;
      readonly cents: Cents;
    };

/** The ledger and the mailer listen at the other end. */
export interface EventSink {
  publish(event: BillingEvent): void;
}
