/**
 * The target range for the probability that someone passes an exercise that Onramp picks for them: hard enough to learn
 * from, but rarely discouraging.
 */
export const BAND = { low: 0.65, high: 0.8 } as const;
