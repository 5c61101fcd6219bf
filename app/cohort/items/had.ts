/** How much of a part someone had. */
export const HAD = ["none", "half", "whole"] as const;
export type Had = (typeof HAD)[number];
