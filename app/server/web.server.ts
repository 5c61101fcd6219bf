import http, { type Server } from "node:http";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import { loadPage } from "~/accounts/guards.server";
import { env } from "~/operations/env.server";
import { log } from "~/operations/log.server";
import { networkOf } from "~/operations/network.server";
import type { Worker } from "~/worker/worker.server";
import { noteAddress } from "./addresses.server";
import { rememberAnswer, sayBroken } from "./faults.server";
import { addBuiltFiles } from "./files.server";
import { headers } from "./headers.server";
import { knownHost } from "./host.server";
import { liveNews, liveResults } from "./live.server";
import { addProbes } from "./probes.server";
import { endConnections } from "./ready.server";
import { bodyLimit, drainBody, knownMethod, knownPath, noOldData, openedByPerson, sameOrigin } from "./refusals.server";
import { noteRequests } from "./requests.server";
import { readerOf } from "./stream.server";
import { answeringFaults, replyUnavailable, watchDatabase } from "./unavailable.server";

/** The parts that depend on the kind of web server: the built pages, or Vite's pages in development. */
export interface WebParts {
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  /** Serves the files for the browser: Vite's middleware in development, otherwise "built" for the built folder. */
  readonly assets: RequestHandler | "built";
}

/**
 * A client that takes longer than this to send the head or the body of a request is disconnected. An idle connection
 * stays open for longer than a typical proxy would reuse it (60 s): if the server closed it first, the proxy's next
 * request would fail.
 */
export const PATIENCE = {
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
  keepAliveTimeout: 65_000,
} as const;

/** Creates the HTTP server for the application. Node's own limit of 16 kB for the address and headers is enough. */
export const serverOf = (
  app: Express,
  patience: Readonly<Record<keyof typeof PATIENCE, number>> = PATIENCE,
): Server => {
  const server = http.createServer({ ...patience, maxHeaderSize: 16 * 1024 }, app);
  // Limit headers only by their size. If we limited their number, Node would silently drop some.
  server.maxHeadersCount = 0;
  return server;
};

/**
 * Logs faults on our side. Doesn't log missing pages or unreadable requests, because the log would contain the path.
 */
const failed: express.ErrorRequestHandler = (error, _request, response, next) => {
  if (replyUnavailable(error, response)) return;
  // The code ERR_INVALID_URL means that the address contains a host name that no URL can contain.
  const status =
    error.code === "ERR_INVALID_URL" ? 400 : error.status >= 400 && error.status < 500 ? error.status : 500;
  if (status === 500) log.error({ requestId: response.locals.requestId, err: error }, "a request failed");
  if (response.headersSent) return next(error);
  if (status === 500) sayBroken(response);
  else response.status(status).type("text").send("There is nothing here.");
};

/**
 * Tells Express which proxies to trust. `proxies` is the number of proxies in front of the server, or their addresses.
 */
function trustProxy(app: Express, proxies: string): void {
  try {
    app.set("trust proxy", /^\d+$/.test(proxies) ? Number(proxies) : proxies);
  } catch (cause) {
    throw new Error("TRUST_PROXY must be a number of proxies, or their addresses, like loopback or 10.0.0.0/8", {
      cause,
    });
  }
}

/**
 * Creates the Express application. It handles headers, files, live updates and health, and passes everything else to
 * Remix.
 */
export function createApp({ build, assets }: WebParts, { sandbox }: Worker): Express {
  const app = express();
  app.disable("x-powered-by");
  if (env.trustProxy) trustProxy(app, env.trustProxy);
  app.use(rememberAnswer, endConnections, headers, noteRequests(build), knownMethod, knownPath, knownHost);
  app.use(noOldData, sameOrigin, watchDatabase);
  addProbes(app, sandbox);
  app.get("/submissions/:id/events", liveResults);
  app.get("/notices/events", liveNews);
  app.use(compression());
  if (assets === "built") addBuiltFiles(app, "build/client");
  else app.use(assets);
  app.use(openedByPerson, noteAddress, bodyLimit, drainBody);
  app.get("*", (_request, _response, next) => loadPage(next));
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
        reader: readerOf(response),
      }),
    }),
  );
  app.use(failed);
  return app;
}
