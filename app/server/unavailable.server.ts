import type { ActionFunctionArgs, LoaderFunctionArgs, ServerBuild } from "@remix-run/node";
import type { Response as ExpressResponse, RequestHandler } from "express";
import { findDatabaseFault, rememberDatabaseFaults } from "~/database/db.server";
import { log } from "~/operations/log.server";
import { LONG, readFormData } from "~/ui/forms/form-data.server";
import type { Unavailable } from "~/ui/shell/unavailable";

/**
 * Responds with 503 and a message while the database is unavailable, in one place for all routes. Transactions ensure
 * that nothing is partly written. The response contains the form that the person sent, so that they can send it again.
 */

/** The number of seconds after which clients should retry. */
const AGAIN_SECONDS = "5";
const MESSAGE = "Onramp’s database is not responding. Nothing was saved; try again in a moment.";

/** Remembers database faults during a request. Must run before everything that uses the database. */
export const watchDatabase: RequestHandler = (_request, _response, next) => rememberDatabaseFaults(next);

/** Responds to an error if a database fault caused it. Returns true if it responded. */
export function replyUnavailable(error: unknown, response: ExpressResponse): boolean {
  const fault = findDatabaseFault(error);
  if (!fault) return false;
  const { requestId } = response.locals;
  log.error({ requestId, err: fault }, "the database did not answer");
  if (!response.headersSent) response.status(503).type("text").send(MESSAGE);
  else response.end();
  return true;
}

/** Sets `Retry-After` on any response with status 503, no matter which code sends it. */
export function sayWhenAgain(response: ExpressResponse): void {
  if (response.statusCode === 503 && !response.hasHeader("Retry-After"))
    response.setHeader("Retry-After", AGAIN_SECONDS);
}

type Args = LoaderFunctionArgs | ActionFunctionArgs;
type Run = (args: never) => unknown;

/** Returns the same build, except that its loaders and actions throw a 503 if the database fails. */
export function answeringFaults({ routes, ...build }: ServerBuild): ServerBuild {
  const guarded = Object.entries(routes).map(([id, route]) => {
    if (!route) return [id, route];
    const { loader, action } = route.module;
    const module = {
      ...route.module,
      ...(loader && { loader: guard(loader) }),
      ...(action && { action: guard(action) }),
    };
    return [id, { ...route, module }];
  });
  return { ...build, routes: Object.fromEntries(guarded) };
}

function guard<T extends Run>(run: T): T {
  const guarded = async (args: Args) => {
    const sent = isForm(args.request) ? args.request.clone() : null;
    try {
      return await run(args as never);
    } catch (error) {
      const fault = error instanceof Response ? null : findDatabaseFault(error);
      if (!fault) throw error;
      const { requestId } = args.context;
      log.error({ requestId, err: fault }, "the database did not answer");
      const again = sent && (await readAgain(sent));
      const body: Unavailable = { message: MESSAGE, requestId, isSent: args.request.method !== "GET", again };
      throw Response.json(body, { status: 503 });
    }
  };
  return guarded as unknown as T;
}

const isForm = ({ method, headers }: Request) =>
  method === "POST" && /^application\/x-www-form-urlencoded\b/.test(headers.get("content-type") ?? "");

/** The submitted form, for a button that sends it again. Null if it contains a secret, which no page may show. */
async function readAgain(request: Request): Promise<Unavailable["again"]> {
  const form = await readFormData(request, LONG).catch(() => null);
  if (!form || [...form.keys()].some((name) => /password|secret|token/i.test(name))) return null;
  const fields = [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : []));
  const { pathname, search } = new URL(request.url);
  return { address: `${pathname}${search}`, fields };
}
