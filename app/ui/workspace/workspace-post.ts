import { Unreachable } from "./workspace-saver";

/**
 * Identifies the person whose page sends a request. If someone else has since signed in with the same browser, the
 * server treats the request as signed out.
 */
export const PERSON_HEADER = "Onramp-Person";
/** The maximum number of bytes in a request that outlives the page. Browsers refuse more than 64 KiB. */
const KEEPALIVE_MAX_BYTES = 60_000;
/** Timeout for a silent server. If the server did store the work, it recognises a retry by its key or version. */
const PATIENCE_MS = 30_000;

/**
 * Sends JSON to the workspace's own URL as this person, and returns the answer. Rejects with `Unreachable` if no answer
 * came, and with a message for the learner if the answer was unusable. The request outlives the page if it is small
 * enough and no signal is given. A given signal can abort the request.
 */
export function postJson<Reply>(address: string, body: unknown, person: string, givenUp?: AbortSignal): Promise<Reply> {
  const text = JSON.stringify(body);
  return ask(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", [PERSON_HEADER]: person },
    body: text,
    ...(givenUp ? { signal: givenUp } : { keepalive: new TextEncoder().encode(text).length < KEEPALIVE_MAX_BYTES }),
  });
}

/** Fetches JSON from a URL; rejects like `postJson`. */
export const getJson = <Reply>(address: string, person: string): Promise<Reply> =>
  ask(address, { headers: { Accept: "application/json", [PERSON_HEADER]: person } });

/** The messages for refusals that contain no reason, keyed by HTTP status. */
const REFUSALS: Readonly<Record<number, string>> = {
  404: "This exercise is no longer available.",
  429: "Too many requests. Wait a minute, then try again.",
};

async function ask<Reply>(address: string, init: RequestInit): Promise<Reply> {
  let response: Response;
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    response = await fetch(address, { ...init, redirect: "manual", signal: eitherOf(patience, init.signal) });
  } catch (error) {
    throw new Unreachable(error instanceof DOMException && error.name === "TimeoutError");
  }
  // A redirect leads to the sign-in page.
  if (response.type === "opaqueredirect" || response.status === 401)
    throw new Error("You were signed out. Sign in again in another tab, then try again.");
  if (response.status === 502 || response.status === 503 || response.status === 504) throw new Unreachable(true);
  const refusal = REFUSALS[response.status];
  if (refusal) {
    const { message } = (await response.json().catch(() => ({}))) as { message?: string };
    throw new Error(message ?? refusal);
  }
  if (!response.ok) throw new Error("Something went wrong on our side.");
  return (await response.json().catch(() => {
    throw new Unreachable(true);
  })) as Reply;
}

/**
 * A signal that aborts when either of two signals aborts. Replaces `AbortSignal.any`, which Firefox lacks before 124.
 */
function eitherOf(one: AbortSignal, other: AbortSignal | null | undefined): AbortSignal {
  if (!other) return one;
  const both = new AbortController();
  for (const signal of [one, other]) {
    if (signal.aborted) both.abort(signal.reason);
    signal.addEventListener("abort", () => both.abort(signal.reason), { signal: both.signal });
  }
  return both.signal;
}
