import crypto from "node:crypto";
import http, { type Server } from "node:http";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type Request, type RequestHandler, type Response } from "express";
import { env } from "~/operations/env.server";
import { networkOf } from "~/operations/limits.server";
import { log } from "~/operations/log.server";
import type { Worker } from "~/worker/worker.server";
import { noteAddress } from "./addresses.server";
import { rememberAnswer, sayBroken } from "./faults.server";
import { addBuiltFiles } from "./files.server";
import { knownHost } from "./host.server";
import { liveNews, liveResults } from "./live.server";
import { addProbes } from "./probes.server";
import { noteRequests } from "./requests.server";
import { roomIn } from "./stream.server";
import { answeringFaults, replyUnavailable, sayWhenAgain, watchDatabase } from "./unavailable.server";

/** What the process that listens brings along: the built pages, or Vite's in development. */
export interface WebParts {
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  /** Serves the browser's files: Vite's middleware in development, else the built folder. */
  readonly assets: RequestHandler | "built";
}

/** Styles need 'unsafe-inline' where Monaco runs (it writes style elements); scripts never. */
const policy = (nonce: string, isWorkspace: boolean) =>
  [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'${env.mode === "development" ? " 'unsafe-eval'" : ""}`,
    isWorkspace || env.mode === "development" ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${env.mode === "development" ? " ws:" : ""}`,
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

/** Not even the browser is asked for what we promise never to collect. */
const PERMISSIONS =
  "camera=(), display-capture=(), geolocation=(), idle-detection=(), microphone=(), midi=(), payment=(), usb=()";

const isHttps = env.origin.startsWith("https:");

/** The path as Remix matches it to routes: decoded, case-insensitive. Null if it can't be decoded. */
function routedPath({ path }: Request): string | null {
  try {
    return decodeURIComponent(path).toLowerCase();
  } catch {
    return null;
  }
}

const headers: RequestHandler = (request, response, next) => {
  const path = routedPath(request) ?? "";
  const nonce = crypto.randomBytes(16).toString("base64");
  response.locals.nonce = nonce;
  response.locals.requestId = crypto.randomBytes(6).toString("hex");
  response.setHeader("Content-Security-Policy", policy(nonce, /^\/exercises\/[^/]+/.test(path)));
  response.setHeader("X-Content-Type-Options", "nosniff");
  // An address with a secret is sent to no one as a referrer, not even to us. ("no-referrer" would hide a form's
  // origin, too.)
  const hasSecret = /^\/(join|reset|register|address|mail\/off|exports)\//.test(path);
  // Pages that a learner shares with anyone who has the address, but not with search engines. They contain no form that
  // needs an origin.
  const isShared = /^\/(p|verify)\//.test(path);
  if (isShared) response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
  response.setHeader("Referrer-Policy", isShared ? "no-referrer" : hasSecret ? "strict-origin" : "same-origin");
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  response.setHeader("Permissions-Policy", PERMISSIONS);
  response.setHeader("X-Request-Id", response.locals.requestId);
  // Not for sub-domains: other services there are not ours to decide about.
  if (isHttps) response.setHeader("Strict-Transport-Security", "max-age=31536000");
  keepPrivate(response);
  next();
};

/** A response that does not allow caching is private: no cache stores it, on the way or in a shared browser. */
function keepPrivate(response: Response): void {
  const writeHead = response.writeHead.bind(response) as (...parts: unknown[]) => Response;
  response.writeHead = (...parts: unknown[]) => {
    if (!response.hasHeader("Cache-Control")) response.setHeader("Cache-Control", "no-store");
    sayWhenAgain(response);
    return writeHead(...parts);
  };
}

/** Methods that would echo a request's cookies, or are meant for proxies: not allowed. */
const NO_METHOD = new Set(["TRACE", "TRACK", "CONNECT"]);
const knownMethod: RequestHandler = (request, response, next) => {
  if (!NO_METHOD.has(request.method)) return next();
  response.status(405).type("text").send("There is no such method here.");
};

/**
 * Refuses paths of which rendering can make no URL, or another site's: backslashes, control characters, two slashes
 * first.
 */
const knownPath: RequestHandler = (request, response, next) => {
  const path = routedPath(request);
  if (path !== null && /^\/(?!\/)[^\\\p{Cc}]*$/u.test(path)) return next();
  response.status(400).type("text").send("There is nothing here.");
};

/**
 * Pages and data are for people who open them and for our own scripts, as the browser says (Sec-Fetch-*): not for a
 * picture, frame, font or script that has their address, be it on a page of ours, and not for another site's script.
 * Looking at a page may note that it was looked at. What is no browser says nothing of this, and passes.
 */
const openedByPerson: RequestHandler = (request, response, next) => {
  const says = (name: string) => request.get(`sec-fetch-${name}`) ?? "";
  const isForeign = says("site") === "cross-site" || says("site") === "same-site";
  const isOpened = ["", "document", "empty"].includes(says("dest"));
  if (isOpened && !(isForeign && says("mode") !== "navigate")) return next();
  response.status(403).type("text").send("Open this address by itself.");
};

/** Remix's earlier way to ask for data, which no page of ours uses: it would log each such request as our fault. */
const noOldData: RequestHandler = (request, response, next) => {
  if (request.query._data === undefined) return next();
  response.status(400).type("text").send("There is nothing here.");
};

/**
 * Refuses a changing request that another site's page sent, be it of a neighbour: another name under ours, another
 * port. What says neither comes from no page.
 */
const sameOrigin: RequestHandler = (request, response, next) => {
  if (request.method === "GET" || request.method === "HEAD") return next();
  const origin = request.get("origin");
  const site = request.get("sec-fetch-site") ?? "none";
  const isFromOurs = site === "same-origin" || site === "none";
  if (!isFromOurs || (origin !== undefined && !isOurs(origin, request.get("host")))) {
    response.status(403).type("text").send("This request came from another site.");
    return;
  }
  next();
};

function isOurs(origin: string, host: string | undefined): boolean {
  try {
    // A page that came over an open wire may be anyone's.
    const { protocol, host: from } = new URL(origin);
    return env.origins.includes(origin) || (from === host && !(isHttps && protocol === "http:"));
  } catch {
    return false;
  }
}

const MAX_BODY = 2 * 1024 * 1024;
/**
 * Bodies are read by Remix; what announces more than any form of ours can hold is refused before that. Node lets no one
 * send more than was announced; what announces nothing is refused, too (browsers always do).
 */
const bodyLimit: RequestHandler = (request, response, next) => {
  const isOpenEnded = request.headers["transfer-encoding"] !== undefined;
  const isPacked = !/^(identity)?$/i.test(request.get("content-encoding") ?? "");
  if (isPacked) return void response.status(415).type("text").send("Send the request body uncompressed.");
  if (!isOpenEnded && Number(request.get("content-length") ?? 0) <= MAX_BODY) return next();
  // The rest of the body is not read.
  response.setHeader("Connection", "close");
  if (isOpenEnded) response.status(411).type("text").send("Send a Content-Length header with the request.");
  else response.status(413).type("text").send("That is more than 2 MB. Hand in less.");
};

/**
 * Reads to its end, and forgets, what a page did not read of a body that it answered: the next request on the same
 * connection would wait behind it, and be reset. No more than `MAX_BODY`.
 */
const drainBody: RequestHandler = (request, response, next) => {
  response.on("finish", () => {
    if (request.readableEnded) return;
    // Remix's own listener would stop it again at each part.
    request.removeAllListeners("data");
    request.resume();
  });
  next();
};

/**
 * A client that sends head or body slower than this is disconnected. An idle connection stays open for longer than a
 * usual proxy reuses it (60 s): if we closed it first, the proxy's next request would fail.
 */
export const PATIENCE = {
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
  keepAliveTimeout: 65_000,
} as const;

/** The server that the application listens through. 16 kB of address and headers, Node's own limit, is plenty. */
export const serverOf = (
  app: Express,
  patience: Readonly<Record<keyof typeof PATIENCE, number>> = PATIENCE,
): Server => {
  const server = http.createServer({ ...patience, maxHeaderSize: 16 * 1024 }, app);
  // Limited by size only: by number, Node would silently drop some.
  server.maxHeadersCount = 0;
  return server;
};

/** Logs faults on our side; a missing page or unreadable request is not logged, because that would name the path. */
const failed: express.ErrorRequestHandler = (error, _request, response, next) => {
  if (replyUnavailable(error, response)) return;
  // No URL could be made of the address: a host that cannot be one.
  const status =
    error.code === "ERR_INVALID_URL" ? 400 : error.status >= 400 && error.status < 500 ? error.status : 500;
  if (status === 500) log.error({ requestId: response.locals.requestId, err: error }, "a request failed");
  if (response.headersSent) return next(error);
  if (status === 500) sayBroken(response);
  else response.status(status).type("text").send("There is nothing here.");
};

/** `proxies`: how many stand before us, or their addresses. */
function trustProxy(app: Express, proxies: string): void {
  try {
    app.set("trust proxy", /^\d+$/.test(proxies) ? Number(proxies) : proxies);
  } catch (cause) {
    throw new Error("TRUST_PROXY must be a number of proxies, or their addresses, like loopback or 10.0.0.0/8", {
      cause,
    });
  }
}

/** The Express application: headers, files, live updates, health, and everything else to Remix. */
export function createApp({ build, assets }: WebParts, { sandbox }: Worker): Express {
  const app = express();
  app.disable("x-powered-by");
  if (env.trustProxy) trustProxy(app, env.trustProxy);
  app.use(rememberAnswer, headers, noteRequests(build), knownMethod, knownPath, knownHost);
  app.use(noOldData, sameOrigin, watchDatabase);
  addProbes(app, sandbox);
  app.get("/submissions/:id/events", liveResults);
  app.get("/notices/events", liveNews);
  app.use(compression());
  if (assets === "built") addBuiltFiles(app, "build/client");
  else app.use(assets);
  app.use(openedByPerson, noteAddress, bodyLimit, drainBody);
  app.all(
    "*",
    createRequestHandler({
      build: typeof build === "function" ? async () => answeringFaults(await build()) : answeringFaults(build),
      mode: env.mode,
      getLoadContext: (request, response) => ({
        nonce: response.locals.nonce as string,
        requestId: response.locals.requestId as string,
        address: networkOf(request.ip),
        sandbox,
        whenRoom: () => roomIn(response),
      }),
    }),
  );
  app.use(failed);
  return app;
}
