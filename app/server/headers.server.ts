import crypto from "node:crypto";
import type { Request, RequestHandler, Response } from "express";
import { env } from "~/operations/env.server";
import { sayWhenAgain } from "./unavailable.server";

/** Sets the headers on every response that tell the browser what it may load, send and store. */

/**
 * The content security policy. Styles need 'unsafe-inline' in the workspace, because Monaco writes style elements.
 * Scripts never need it.
 */
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

/** Turns off browser features whose data we promise never to collect. */
const PERMISSIONS =
  "camera=(), display-capture=(), geolocation=(), idle-detection=(), microphone=(), midi=(), payment=(), usb=()";

export const isHttps = env.origin.startsWith("https:");

/** The path in the form in which Remix matches it to routes: decoded and in lower case. Null if it can't be decoded. */
export function routedPath({ path }: Request): string | null {
  try {
    return decodeURIComponent(path).toLowerCase();
  } catch {
    return null;
  }
}

export const headers: RequestHandler = (request, response, next) => {
  const path = routedPath(request) ?? "";
  const nonce = crypto.randomBytes(16).toString("base64");
  response.locals.nonce = nonce;
  response.locals.requestId = crypto.randomBytes(6).toString("hex");
  response.setHeader("Content-Security-Policy", policy(nonce, /^\/exercises\/[^/]+/.test(path)));
  response.setHeader("X-Content-Type-Options", "nosniff");
  // Browsers must not send an address with a secret as a referrer, not even to us.
  // We don't use "no-referrer", because it would also hide the origin of a form.
  const hasSecret = /^\/(join|reset|register|address|mail\/off|exports)\//.test(path);
  // Anyone who has the address can see these pages, which learners share, but search engines must not list them. These
  // pages contain no form that needs an origin.
  const isShared = /^\/(p|verify)\//.test(path);
  if (isShared) response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
  response.setHeader("Referrer-Policy", isShared ? "no-referrer" : hasSecret ? "strict-origin" : "same-origin");
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
  response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  response.setHeader("Permissions-Policy", PERMISSIONS);
  response.setHeader("X-Request-Id", response.locals.requestId);
  // Don't include subdomains, because other services on them may not support HTTPS.
  if (isHttps) response.setHeader("Strict-Transport-Security", "max-age=31536000");
  keepPrivate(response);
  next();
};

/**
 * Makes a response private unless it explicitly allows caching: no cache may store it, whether in a proxy or in a
 * shared browser.
 */
function keepPrivate(response: Response): void {
  const writeHead = response.writeHead.bind(response) as (...parts: unknown[]) => Response;
  response.writeHead = (...parts: unknown[]) => {
    if (!response.hasHeader("Cache-Control")) response.setHeader("Cache-Control", "no-store");
    sayWhenAgain(response);
    return writeHead(...parts);
  };
}
