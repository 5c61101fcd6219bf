import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/react";
import type { Request, RequestHandler } from "express";
import { log } from "~/operations/log.server";
import { countRequest } from "~/operations/metrics.server";
import { reached } from "~/operations/steps.server";

/**
 * A line in the log, and a count, for each request but those during work: method, route's pattern, status, duration and
 * the request's id. Never its path, its query, or who asked (promise 1).
 */

type Tree = Parameters<typeof matchRoutes>[0];
type Build = ServerBuild | (() => Promise<ServerBuild>);

/** Other methods than these are one: a client may make up any word. */
const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const FILE = "(file)";
/** Remix' own: which files a page needs. */
const MANIFEST = "/__manifest";
/** Asked for by machines each few seconds, or many to a page: told only where debugging is. */
const QUIET = new Set(["/healthz", "/readyz", "/metrics", FILE, MANIFEST]);
/**
 * Asked for while someone works, or for as long as a page is open. A line or a count for each would tell when they
 * worked, whatever it says, since a service that collects lines and counts adds a time: there are none, but of our
 * faults.
 */
const DURING_WORK = new Set([
  "/exercises/:slug",
  "/exercises/:slug/work",
  "/exercises/:slug/mutants",
  "/mentor/:id",
  "/mentor/:id/work",
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

/** The pattern of the page or form that a path leads to: "/submissions/:id". */
function patternOf(tree: Tree, path: string): string {
  try {
    // What cannot be decoded leads nowhere; asked about it, the matcher would print it.
    decodeURIComponent(path);
  } catch {
    return UNKNOWN;
  }
  const page = path === "/_root.data" ? "/" : path.replace(/\.data$/, "");
  const parts = (matchRoutes(tree, page) ?? []).flatMap(({ route }) => route.path ?? []).filter((part) => part !== "");
  if (parts.at(-1) === "*") return UNKNOWN;
  return `/${parts.join("/")}`;
}

/** Routes of Express name themselves; files have no name; the rest are Remix's. */
function routeOf(request: Request, path: string, status: number, tree: Tree): string {
  const own: unknown = request.route?.path;
  if (typeof own === "string" && own !== "*") return own;
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (path.startsWith("/assets/") || (own === undefined && isRead && status < 400)) return FILE;
  if (path === MANIFEST) return MANIFEST;
  return patternOf(tree, path);
}

/** Runs before everything else. */
export function noteRequests(build: Build): RequestHandler {
  let tree: Tree | undefined;
  const loaded = (async () => treeOf((typeof build === "function" ? await build() : build).routes))();
  loaded.then(
    (routes) => {
      tree = routes;
    },
    // Anyone who serves pages says so.
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
