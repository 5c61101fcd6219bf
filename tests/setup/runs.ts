/** How often a property is drawn: a sample of `count`, and 20 times that in the long run. */
export const runs = (count: number): number => (process.env.ONRAMP_LONG === "1" ? 20 * count : count);

/** Of cases that each take long: every third one in `npm test`, all in the long run. */
export const someOf = <Case>(cases: readonly Case[]): Case[] =>
  cases.filter((_, place) => place % 3 === 0 || process.env.ONRAMP_LONG === "1");
