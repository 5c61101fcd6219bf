import type { Client, ClientStore } from "./clients";
import { type Reply, type Request, reply } from "./http";

export type Route = (client: Client, request: Request) => Reply;

export interface ApiDeps {
  readonly clients: ClientStore;
  /** By method and path: "POST /messages". */
  readonly routes: ReadonlyMap<string, Route>;
}

/** Answers a partner's request. The load balancer asks `GET /health` every second, without a key. */
export function handle(deps: ApiDeps, request: Request): Reply {
  if (request.method === "GET" && request.path === "/health") return reply(200, { ok: true });

  const client = request.apiKey === undefined ? undefined : deps.clients.byKey(request.apiKey);
  if (!client) return reply(401, { error: "Unknown key" });

  const route = deps.routes.get(`${request.method} ${request.path}`);
  if (!route) return reply(404, { error: "There is no such route" });
  return route(client, request);
}
