import type { Rider } from "./ride";

/** Whole cents. */
export type Cents = number;

/** For a single ride. */
export const SINGLE: Readonly<Record<Rider, Cents>> = { adult: 320, child: 160, senior: 240 };

/** For each person of a group. */
export const GROUP_PER_PERSON: Cents = 215;

/** So many persons make a group. */
export const GROUP_FROM = 5;

/** "3.20", "-0.40": an amount as people read it. */
export function formatCents(cents: Cents): string {
  const sign = cents < 0 ? "-" : "";
  const absolute = Math.abs(cents);
  return `${sign}${Math.floor(absolute / 100)}.${String(absolute % 100).padStart(2, "0")}`;
}
