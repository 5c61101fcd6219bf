export interface Order {
  /** Prices in cents. */
  readonly items: readonly number[];
  readonly isMember: boolean;
  /** The value of a voucher in cents, or 0. */
  readonly voucher: number;
}

const MEMBER_DISCOUNT = 0.1;
const DISCOUNT_FROM = 5_000;

/** The total of an order in cents, after discount and voucher. */
export function totalOf({ items, isMember, voucher }: Order): number {
  const sum = items.reduce((total, price) => total + price, 0);

  // Members get a discount on large orders.
  const isLarge = sum > DISCOUNT_FROM;
  const discount = isMember && isLarge ? Math.round(sum * MEMBER_DISCOUNT) : 0;

  // The voucher applies to the discounted price.
  return sum - discount - voucher;
}
