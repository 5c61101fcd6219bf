export interface Order {
  readonly what: "rides" | "delays" | "complaints" | "revenue";
  readonly lineId: string;
  /** The first day. */
  readonly from: string;
  /** The last day, not before the first: the form sees to it. */
  readonly to: string;
}

export type Refusal = "no-such-line" | "another-firm" | "not-trained" | "not-finance" | "too-long";

export type Outcome =
  | { readonly ok: true; readonly rows: readonly object[] }
  | { readonly ok: false; readonly why: Refusal };

/** The days between two days: 1 from a Monday to the Tuesday after it. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
