import type { Headers } from "./server";

/** What partners may choose as an id. It goes into the log and back into a header, so nothing else is let through. */
const OWN_ID = /^[A-Za-z0-9-]{8,64}$/;

/** The id of a request: the partner's own, if it has one that we can take, or a new one. */
export function requestIdOf(headers: Headers, newId: () => string): string {
  const own = headers["x-request-id"];
  return own !== undefined && OWN_ID.test(own) ? own : newId();
}
