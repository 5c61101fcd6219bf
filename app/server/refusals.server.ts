import type { RequestHandler } from "express";
import { env } from "~/operations/env.server";
import { isHttps, routedPath } from "./headers.server";

/** Refuses some requests before any page handles them, because of their method, path, origin or body. */

/** Methods that we refuse, because they echo a request's cookies or are meant for proxies. */
const NO_METHOD = new Set(["TRACE", "TRACK", "CONNECT"]);
export const knownMethod: RequestHandler = (request, response, next) => {
  if (!NO_METHOD.has(request.method)) return next();
  response.status(405).type("text").send("This address doesn’t accept this HTTP method.");
};

/**
 * Refuses paths that rendering can't turn into a URL of this site: those with backslashes, control characters or two
 * leading slashes.
 */
export const knownPath: RequestHandler = (request, response, next) => {
  const path = routedPath(request);
  if (path !== null && /^\/(?!\/)[^\\\p{Cc}]*$/u.test(path)) return next();
  response.status(400).type("text").send("There is nothing here.");
};

/**
 * Allows pages and data only for navigation by a person and for our own scripts, as reported by the browser
 * (Sec-Fetch-*). Refuses images, frames, fonts and scripts whose address is a page, even if they are on our own pages,
 * and requests by other sites' scripts, because Onramp may record that a page was opened. Clients other than browsers
 * don't send these headers and are allowed.
 */
export const openedByPerson: RequestHandler = (request, response, next) => {
  const says = (name: string) => request.get(`sec-fetch-${name}`) ?? "";
  const isForeign = says("site") === "cross-site" || says("site") === "same-site";
  const isOpened = ["", "document", "empty"].includes(says("dest"));
  if (isOpened && !(isForeign && says("mode") !== "navigate")) return next();
  response.status(403).type("text").send("Open this address directly, not inside another page.");
};

/**
 * Refuses Remix's old way to request data (`_data`), which our pages don't use. Remix would report such a request as a
 * fault on our side.
 */
export const noOldData: RequestHandler = (request, response, next) => {
  if (request.query._data === undefined) return next();
  response.status(400).type("text").send("There is nothing here.");
};

/**
 * Refuses a request that may change data if it comes from another site's page, including subdomains and other ports. A
 * request with neither an `Origin` nor a `Sec-Fetch-Site` header doesn't come from a page.
 */
export const sameOrigin: RequestHandler = (request, response, next) => {
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
    // A page loaded over plain HTTP may have been forged.
    const { protocol, host: from } = new URL(origin);
    return env.origins.includes(origin) || (from === host && !(isHttps && protocol === "http:"));
  } catch {
    return false;
  }
}

const MAX_BODY = 2 * 1024 * 1024;
/**
 * Refuses a request, before Remix reads its body, if the announced length of the body exceeds `MAX_BODY`, which is more
 * than any of our forms needs. Node makes sure that the body is no longer than announced. A body without a length is
 * refused, too, because browsers always send one.
 */
export const bodyLimit: RequestHandler = (request, response, next) => {
  const isOpenEnded = request.headers["transfer-encoding"] !== undefined;
  const isPacked = !/^(identity)?$/i.test(request.get("content-encoding") ?? "");
  if (isPacked) return void response.status(415).type("text").send("Send the request body uncompressed.");
  if (!isOpenEnded && Number(request.get("content-length") ?? 0) <= MAX_BODY) return next();
  // The rest of the body is not read, so the connection can't be reused.
  response.setHeader("Connection", "close");
  if (isOpenEnded) response.status(411).type("text").send("Send a Content-Length header with the request.");
  else response.status(413).type("text").send("The request is larger than 2 MB. Make it smaller and try again.");
};

/**
 * Reads and discards the rest of a body that the page didn't read, up to `MAX_BODY`. Otherwise, the next request on the
 * same connection would wait for the rest and then be reset.
 */
export const drainBody: RequestHandler = (request, response, next) => {
  response.on("finish", () => {
    if (request.readableEnded) return;
    // Remix's own listener would pause the stream again at each chunk.
    request.removeAllListeners("data");
    request.resume();
  });
  next();
};
