/** A way in for people without an account, such as a customer's tax adviser: part of a link that is sent by mail. */
export interface ShareLink {
  /** 24 random characters. */
  readonly code: string;
  /** "2026-12-31", the last day on which it works. Without it, it works for good. */
  readonly until?: string;
}

export interface Invoice {
  /** Counts up without gaps, as the law wants it: "PW-20417". */
  readonly number: string;
  readonly customer: string;
  readonly cents: number;
  /** A draft is ours alone: prices may change until it is sent. */
  readonly state: "draft" | "sent" | "paid";
  /** Only there if the customer has made one. */
  readonly link?: ShareLink;
}

export interface Invoices {
  byNumber(number: string): Promise<Invoice | undefined>;
  ofCustomer(customer: string): Promise<readonly Invoice[]>;
}
