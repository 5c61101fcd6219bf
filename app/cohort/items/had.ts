/** How much of a part somebody had. */
export const HAD = ["none", "half", "whole"] as const;
export type Had = (typeof HAD)[number];
