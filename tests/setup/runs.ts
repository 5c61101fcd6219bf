/** How often a property is drawn: a sample of `count`, and 20 times that in the long run. */
export const runs = (count: number): number => (process.env.ONRAMP_LONG === "1" ? 20 * count : count);
