/** An alert as the control room's feed has it. */
export interface FeedAlert {
  readonly id: string;
  /** "lw:U3", "lw:12"; "lw:*" stands for every line. */
  readonly routes: readonly string[];
  readonly text: string;
  /** 1 for a hint to 3 for a closed line. */
  readonly severity: number;
  /** When it is over: "2026-11-20T16:00:00Z". Absent where nobody knows. */
  readonly until?: string;
  /** A page with more: an address, or a path on our own pages such as "/notices/7". */
  readonly link?: string;
}

export interface Feed {
  readonly publishedAt: string;
  readonly alerts: readonly Alert[];
}

/** An alert as the boards need it. */
export interface Alert extends Omit<FeedAlert, "routes"> {
  readonly lines: readonly string[];
}

/** What a board shows for a line. */
export interface BoardState {
  readonly line: string;
  /** "stale": what is known may be out of date, and the board says so. */
  readonly state: "clear" | "disrupted" | "stale";
  /** The worst first. */
  readonly texts: readonly string[];
  /** When the feed that this is made of was published; null if there was none. */
  readonly asOf: string | null;
}
