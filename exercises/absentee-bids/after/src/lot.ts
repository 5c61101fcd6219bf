export interface Lot {
  readonly number: number;
  readonly title: string;
  /** The first price that we call, in pence. Always on the ladder. */
  readonly opening: number;
  /** The seller's secret: below it, the lot is not sold. In pence, at or above the opening price, any amount. */
  readonly reserve?: number;
}

/** A bidder, by the number of their paddle, and the price at which the lot is theirs. */
export interface WinningBid {
  readonly paddle: number;
  readonly price: number;
}

/** What became of a lot. */
export type Outcome =
  | ({ readonly sold: true } & WinningBid)
  /** `best` would have won if there were no reserve. It is for the auctioneer only, and absent if there were no bids. */
  | { readonly sold: false; readonly best?: WinningBid };
