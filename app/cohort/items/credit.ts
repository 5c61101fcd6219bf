/** How much someone earned of one part of the score. */
export const CREDITS = ["none", "half", "whole"] as const;
export type Credit = (typeof CREDITS)[number];
