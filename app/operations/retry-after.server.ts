import type { HeadersFunction } from "@remix-run/node";

/** Tells people and browsers when to try again. */

/** Says when the next attempt is possible, in words such as "in 12 minutes". */
export function sayWait(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (minutes > 90) return `in ${Math.ceil(minutes / 60)} hours`;
  return minutes <= 1 ? "in a minute" : `in ${minutes} minutes`;
}

/** The status and headers of the response to a request that a limit refuses. */
export const tooMany = (seconds: number) => ({ status: 429, headers: { "Retry-After": String(seconds) } });

/** A route's `headers` function, which passes on the `Retry-After` of its action or loader. */
export function passRetryAfter({
  actionHeaders,
  loaderHeaders,
}: Parameters<HeadersFunction>[0]): Record<string, string> {
  const after = actionHeaders?.get("Retry-After") ?? loaderHeaders.get("Retry-After");
  return after ? { "Retry-After": after } : {};
}
