import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import type { Request, RequestHandler } from "express";
import { log } from "~/operations/log.server";
import { countRequest } from "~/operations/metrics.server";
import { reached } from "~/operations/steps.server";

/**
 * Logs and counts each request, except those in `DURING_WORK`. A log line contains the method, route pattern, status,
 * duration and request id, but never the path, the query or the person (promise 1).
 */

type Tree = Parameters<typeof matchRoutes>[0];
type Build = ServerBuild | (() => Promise<ServerBuild>);

/** The methods that are counted separately. Clients can invent methods, so all other methods are counted together. */
const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const FILE = "(file)";
/** Remix's request for the files that a page needs. */
const MANIFEST = "/__manifest";
/** Machines or pages request these addresses very often, so the requests are logged only at level debug. */
const QUIET = new Set(["/healthz", "/readyz", "/metrics", FILE, MANIFEST]);
/**
 * Routes that are requested while someone works, or as long as a page is open. Even a line without content, or a count,
 * would show when they worked, because log and metrics collectors add a time. So these requests are not logged or
 * counted, unless they fail because of a fault on our side.
 */
const DURING_WORK = new Set([
  "/exercises/:slug",
  "/exercises/:slug/work",
  "/exercises/:slug/mutants",
  "/exercises/:slug/notes",
  "/exercises/:slug/notes/list",
  "/exercises/:slug/tutor",
  "/exercises/:slug/tutor/talk",
  "/submissions/:id/ai-review",
  "/submissions/:id/tutor",
  "/submissions/:id/tutor/talk",
  "/mentor/:id",
  "/mentor/:id/work",
  "/mentor/start/:slug",
  "/mentor/talks/:id",
  "/submissions/:id/events",
  "/notices/events",
]);
const UNKNOWN = "(none)";

function treeOf(routes: ServerBuild["routes"], parentId?: string): Tree {
  const here = Object.values(routes).filter((route) => route && route.parentId === parentId);
  return here.map(({ id, path, index, caseSensitive }) =>
    index ? { id, path, index: true, caseSensitive } : { id, path, caseSensitive, children: treeOf(routes, id) },
  );
}

/** The pattern of the route that a path leads to, such as "/submissions/:id". */
function patternOf(tree: Tree, path: string): string {
  try {
    // A path that can't be decoded has no route. The matcher would print such a path, so don't call it.
    decodeURIComponent(path);
  } catch {
    return UNKNOWN;
  }
  const page = path === "/_root.data" ? "/" : path.replace(/\.data$/, "");
  const parts = (matchRoutes(tree, page) ?? []).flatMap(({ route }) => route.path ?? []).filter((part) => part !== "");
  if (parts.at(-1) === "*") return UNKNOWN;
  return `/${parts.join("/")}`;
}

/**
 * The pattern of a request's route. An Express route has its own path, and files have no route. All other routes belong
 * to Remix.
 */
function routeOf(request: Request, path: string, status: number, tree: Tree): string {
  const own: unknown = request.route?.path;
  if (typeof own === "string" && own !== "*") return own;
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (path.startsWith("/assets/") || (own === undefined && isRead && status < 400)) return FILE;
  if (path === MANIFEST) return MANIFEST;
  return patternOf(tree, path);
}

/**
 * Creates the handler that logs and counts requests. It must run after the handler that gives each request its id, and
 * before every handler that may answer.
 */
export function noteRequests(build: Build): RequestHandler {
  let tree: Tree | undefined;
  const loaded = (async () => treeOf((typeof build === "function" ? await build() : build).routes))();
  loaded.then(
    (routes) => {
      tree = routes;
    },
    // If the build can't be loaded, the code that serves pages reports it.
    () => {},
  );
  return (request, response, next) => {
    const { path } = request;
    const begun = performance.now();
    response.on("close", () => {
      const status = response.statusCode;
      const method = METHODS.has(request.method) ? request.method : "(other)";
      const route = routeOf(request, path, status, tree ?? []);
      if (!QUIET.has(route)) reached("request answered");
      if (DURING_WORK.has(route) && status < 500) return;
      const ms = Math.round(performance.now() - begun);
      const { requestId } = response.locals;
      const said = { requestId, method, route, status, ms };
      log[QUIET.has(route) ? "debug" : "info"](
        response.writableFinished ? said : { ...said, isCutShort: true },
        "request",
      );
      countRequest(method, route, `${Math.floor(status / 100)}xx`, ms / 1000);
    });
    next();
  };
}
