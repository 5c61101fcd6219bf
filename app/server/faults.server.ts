import { AsyncLocalStorage } from "node:async_hooks";
import type { Response as ExpressResponse, RequestHandler } from "express";
import { log } from "~/operations/log.server";

/**
 * Handles uncaught errors. The request in which an error occurred gets a 500, and all others continue. After an
 * uncaught error, the process may be in an unknown state, so `scripts/supervise.mjs` is asked to replace it
 * (docs/decisions/034-faults-and-text.md).
 */

const answering = new AsyncLocalStorage<ExpressResponse>();

/** Remembers the current request, for `surviveFaults`. Runs before everything else. */
export const rememberAnswer: RequestHandler = (_request, response, next) => answering.run(response, next);

/** The response to a request that failed because of a fault on our side. */
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
  // A response that is already being sent can't be replaced. It ends by itself, or with the process.
  if (response && !response.headersSent) sayBroken(response);
}

/** From now on an uncaught error ends neither the process nor the requests of others. */
export function surviveFaults(): void {
  process.on("unhandledRejection", (reason) => answerBroken(reason, "uncaught rejection"));
  process.on("uncaughtException", (err) => {
    answerBroken(err, "uncaught error");
    process.send?.("replace me");
  });
}
