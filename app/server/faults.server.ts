import { AsyncLocalStorage } from "node:async_hooks";
import type { Response as ExpressResponse, RequestHandler } from "express";
import { log } from "~/operations/log.server";

/**
 * Errors that no code caught. The request in which one arose is answered with 500, the others go on. After a thrown
 * error the process may be in a state that no one foresaw, so `scripts/supervise.mjs` is asked for another one in its
 * place (docs/decisions/034-faults-and-text.md).
 */

const answering = new AsyncLocalStorage<ExpressResponse>();

/** Remembers which request is being answered, for `surviveFaults`. Comes before everything else. */
export const rememberAnswer: RequestHandler = (_request, response, next) => answering.run(response, next);

/** What a request that failed through our fault is answered with. */
export function sayBroken(response: ExpressResponse): void {
  const { requestId } = response.locals;
  response
    .status(500)
    .type("text")
    .send(
      `Something went wrong on our side. Your saved work and submissions are safe. Try again; if it happens again, tell the administrator: request ${requestId}.`,
    );
}

function answerBroken(err: unknown, says: string): void {
  const response = answering.getStore();
  log.error({ requestId: response?.locals.requestId, err }, says);
  // What is being sent already may well be whole: it ends by itself, or with the process.
  if (response && !response.headersSent) sayBroken(response);
}

/** From now on an uncaught error ends neither the process nor the requests of others. */
export function surviveFaults(): void {
  process.on("unhandledRejection", (reason) => answerBroken(reason, "a rejection was not caught"));
  process.on("uncaughtException", (err) => {
    answerBroken(err, "an error was not caught");
    process.send?.("replace me");
  });
}
