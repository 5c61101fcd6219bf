import type { RequestHandler } from "express";
import { env } from "~/operations/env.server";
import { isHttps, routedPath } from "./headers.server";

/** Requests that are refused before any page sees them, by method, path, origin or body. */

/** Methods that would echo a request's cookies, or are meant for proxies: not allowed. */
const NO_METHOD = new Set(["TRACE", "TRACK", "CONNECT"]);
export const knownMethod: RequestHandler = (request, response, next) => {
  if (!NO_METHOD.has(request.method)) return next();
  response.status(405).type("text").send("This address does not accept this method.");
};

/**
 * Refuses paths of which rendering can make no URL, or another site's: backslashes, control characters, two slashes
 * first.
 */
export const knownPath: RequestHandler = (request, response, next) => {
  const path = routedPath(request);
  if (path !== null && /^\/(?!\/)[^\\\p{Cc}]*$/u.test(path)) return next();
  response.status(400).type("text").send("There is nothing here.");
};

/**
 * Pages and data are for people who open them and for our own scripts, as the browser says (Sec-Fetch-*): not for a
 * picture, frame, font or script that has their address, be it on a page of ours, and not for another site's script.
 * Looking at a page may note that it was looked at. What is no browser says nothing of this, and passes.
 */
export const openedByPerson: RequestHandler = (request, response, next) => {
  const says = (name: string) => request.get(`sec-fetch-${name}`) ?? "";
  const isForeign = says("site") === "cross-site" || says("site") === "same-site";
  const isOpened = ["", "document", "empty"].includes(says("dest"));
  if (isOpened && !(isForeign && says("mode") !== "navigate")) return next();
  response.status(403).type("text").send("Open this address by itself.");
};

/** Remix's earlier way to ask for data, which no page of ours uses: it would log each such request as our fault. */
export const noOldData: RequestHandler = (request, response, next) => {
  if (request.query._data === undefined) return next();
  response.status(400).type("text").send("There is nothing here.");
};

/**
 * Refuses a changing request that another site's page sent, be it of a neighbour: another name under ours, another
 * port. What says neither comes from no page.
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
export const bodyLimit: RequestHandler = (request, response, next) => {
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
export const drainBody: RequestHandler = (request, response, next) => {
  response.on("finish", () => {
    if (request.readableEnded) return;
    // Remix's own listener would stop it again at each part.
    request.removeAllListeners("data");
    request.resume();
  });
  next();
};
