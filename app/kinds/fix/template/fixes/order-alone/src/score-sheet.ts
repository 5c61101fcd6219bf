/** How an arrow is called out: "X" (the inner ten), "10" to "1", or "M" for a miss. */
export type Call = string;

/** The points for one arrow. */
export function pointsOf(call: Call): number {
  if (call === "X") return 10;
  return call === "M" ? 0 : Number(call);
}

/** The points for all arrows in an end. */
export function total(calls: readonly Call[]): number {
  return calls.reduce((sum, call) => sum + pointsOf(call), 0);
}

/** The sheet lists an end from the highest arrow down. */
export function highestFirst(calls: readonly Call[]): Call[] {
  return [...calls].sort((a, b) => pointsOf(b) - pointsOf(a));
}

/** A draw is decided by the number of tens. */
export function tens(calls: readonly Call[]): number {
  return calls.filter((call) => call === "10").length;
}
