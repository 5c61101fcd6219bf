export interface Lot {
  readonly number: number;
  readonly title: string;
  /** The first price that we call, in pence. Always on the ladder. */
  readonly opening: number;
  /** The seller's secret: below it, the lot is not sold. In pence, at or above the opening price, any amount. */
  readonly reserve?: number;
}

/** What became of a lot. Bidders go by the number of their paddle. */
export type Outcome =
  | { readonly sold: true; readonly paddle: number; readonly price: number }
  | { readonly sold: false };
