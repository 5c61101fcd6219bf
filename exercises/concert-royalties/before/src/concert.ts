import type { Cents } from "./money";

/** One item of a programme, in the order of the evening. */
export type Item =
  | { readonly kind: "work"; readonly workId: string; readonly seconds: number; readonly encore?: boolean }
  | { readonly kind: "break" | "speech"; readonly seconds: number };

export interface Concert {
  readonly name: string;
  /** "2026-04-18". */
  readonly day: string;
  readonly items: readonly Item[];
  /** Seats in the hall, sold or not. */
  readonly hallSeats: number;
  readonly seatsSold: number;
  readonly ticketCents: Cents;
}

/** "3:20". */
export function formatSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
