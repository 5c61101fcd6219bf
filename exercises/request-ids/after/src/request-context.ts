import type { Fields, Log } from "./log";

/** The id of the request that is being served. */
let currentId: string | undefined;

/**
 * Runs a piece of work in the context of a request. When it ends, well or with an error, the context before it is
 * restored, so nothing leaks into whatever runs next.
 */
export async function inContextOf<T>(requestId: string, work: () => Promise<T>): Promise<T> {
  const outerId = currentId;
  currentId = requestId;
  try {
    return await work();
  } finally {
    currentId = outerId;
  }
}

/** A log whose lines carry the id of the current request, and nothing changes where lines are written. */
export function traced(log: Log): Log {
  const withId = (fields: Fields | undefined) => ({ ...fields, requestId: currentId });
  return {
    info: (message, fields) => log.info(message, withId(fields)),
    error: (message, fields) => log.error(message, withId(fields)),
  };
}
