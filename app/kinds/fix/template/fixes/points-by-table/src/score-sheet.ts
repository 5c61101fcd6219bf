/** How an arrow is called out: "X" (the inner ten), "10" to "1", or "M" for a miss. */
export type Call = string;

/** The points for one arrow. */
export function pointsOf(call: Call): number {
  const points: Record<Call, number> = { X: 10, M: 0 };
  return points[call] ?? Number(call);
}

/** The points for all arrows in an end. */
export function total(calls: readonly Call[]): number {
  return calls.reduce((sum, call) => sum + pointsOf(call), 0);
}

/** The sheet lists an end from the highest arrow down. */
export function highestFirst(calls: readonly Call[]): Call[] {
  return calls.map((call) => ({ call, points: pointsOf(call) })).sort((a, b) => b.points - a.points).map(({ call }) => call);
}

/** A draw is decided by the number of tens. */
export function tens(calls: readonly Call[]): number {
  return calls.filter((call) => call === "X" || call === "10").length;
}
