/** Whole cents. */
export type Cents = number;

/** One line of a customer's order. */
export interface OrderLine {
  readonly text: string;
  /** 0 for what is free. */
  readonly price: Cents;
  /** For the packer: "gift wrap". */
  readonly note?: string;
}

/** A file from the shop that cannot be billed. The message is shown to the billing desk. */
export class OrderFileError extends Error {
  override readonly name = "OrderFileError";
}
