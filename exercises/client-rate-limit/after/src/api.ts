import type { Client, ClientStore } from "./clients";
import { type Reply, type Request, reply, withHeaders } from "./http";
import { takeRequest } from "./rate-limit";

export type Route = (client: Client, request: Request) => Reply;

export interface ApiDeps {
  readonly clients: ClientStore;
  /** By method and path: "POST /messages". */
  readonly routes: ReadonlyMap<string, Route>;
  /** Milliseconds, from a clock that is never set back. */
  readonly now: () => number;
}

/** Answers a partner's request. The load balancer asks `GET /health` every second, without a key. */
export function handle(deps: ApiDeps, request: Request): Reply {
  if (request.method === "GET" && request.path === "/health") return reply(200, { ok: true });

  const client = request.apiKey === undefined ? undefined : deps.clients.byKey(request.apiKey);
  if (!client) return reply(401, { error: "Unknown key" });

  const { isAllowed, remaining, secondsLeft } = takeRequest(client.id, deps.now());
  const answered = isAllowed ? answer(deps, client, request) : tooMany(secondsLeft);
  return withHeaders(answered, { "x-requests-left": `${remaining}` });
}

function tooMany(secondsLeft: number): Reply {
  const error = `Too many requests: try again in ${secondsLeft} s`;
  return reply(429, { error }, { "retry-after": `${secondsLeft}` });
}

function answer(deps: ApiDeps, client: Client, request: Request): Reply {
  const route = deps.routes.get(`${request.method} ${request.path}`);
  if (!route) return reply(404, { error: "There is no such route" });
  return route(client, request);
}
