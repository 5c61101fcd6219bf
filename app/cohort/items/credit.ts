/** How much of a part's score a person earned. */
export const CREDITS = ["none", "half", "whole"] as const;
export type Credit = (typeof CREDITS)[number];
