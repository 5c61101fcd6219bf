/** `npm run test:long`: everything in full, where `npm test` takes a sample. */
export const isLong = process.env.ONRAMP_LONG === "1";

/** How often a property is drawn: a sample of `count`, and 20 times that in the long run. */
export const runs = (count: number): number => (isLong ? 20 * count : count);
