import type { Rider } from "./ride";

/** Euros for a single ride. */
export const SINGLE: Readonly<Record<Rider, number>> = { adult: 3.2, child: 1.6, senior: 2.4 };

/** Euros for each person of a group. */
export const GROUP_PER_PERSON = 2.15;

/** So many persons make a group. */
export const GROUP_FROM = 5;
