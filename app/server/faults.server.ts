import { AsyncLocalStorage } from "node:async_hooks";
import type { Response as ExpressResponse, RequestHandler } from "express";
import { log } from "~/operations/log.server";

/**
 * Handles uncaught errors. The request that caused an error gets a 500 response, and all other requests continue. After
 * an uncaught error, the process may be in an unknown state, so `scripts/supervise.mjs` is asked to replace it
 * (docs/decisions/034-faults-and-text.md).
 */

const answering = new AsyncLocalStorage<ExpressResponse>();

/** Remembers the current request's response for `surviveFaults`. Must run before every handler that may answer. */
export const rememberAnswer: RequestHandler = (_request, response, next) => answering.run(response, next);

/** Sends the response to a request that failed because of a fault on our side. */
export function sayBroken(response: ExpressResponse): void {
  const { requestId } = response.locals;
  response
    .status(500)
    .type("text")
    .send(
      `Something went wrong on our side. Your saved work and submissions are safe. Try again; if it happens again, tell the administrator, and give the request id ${requestId}.`,
    );
}

function answerBroken(err: unknown, says: string): void {
  const response = answering.getStore();
  log.error({ requestId: response?.locals.requestId, err }, says);
  // A response that is already being sent can't be replaced. It ends on its own, or when the process ends.
  if (response && !response.headersSent) sayBroken(response);
}

/** Sets up the handlers: from now on, an uncaught error ends neither the process nor other requests. */
export function surviveFaults(): void {
  process.on("unhandledRejection", (reason) => answerBroken(reason, "uncaught rejection"));
  process.on("uncaughtException", (err) => {
    answerBroken(err, "uncaught error");
    process.send?.("replace me");
  });
}
