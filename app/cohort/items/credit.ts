/** How much of one part of the score someone earned. */
export const CREDITS = ["none", "half", "whole"] as const;
export type Credit = (typeof CREDITS)[number];
