import type { RequestHandler } from "express";
import { env } from "~/operations/env.server";
import { networkOf } from "~/operations/network.server";

/**
 * Detects whether everyone seems to come from one network address, for example because TRUST_PROXY does not specify a
 * proxy. Rate limits per address would then apply to everyone together. Counts requests in memory since the start, and
 * remembers the first address until a second one appears.
 */

/**
 * The minimum number of page and form requests before admins see the message. Fewer requests could all come from one
 * person.
 */
const ENOUGH = 200;

const HERE = /^(127\.|0:0:0:0$)/;

let asked = 0;
let isFromProxy = false;
/** The first address. Undefined before the first request, and null after a second address has appeared. */
let onlyAddress: string | null | undefined;

export const noteAddress: RequestHandler = (request, _response, next) => {
  asked += 1;
  isFromProxy ||= request.headers["x-forwarded-for"] !== undefined || request.headers.forwarded !== undefined;
  const address = networkOf(request.ip);
  if (onlyAddress === undefined) onlyAddress = address;
  else if (onlyAddress !== address) onlyAddress = null;
  next();
};

/**
 * A message for admins if all requests seem to come from one address. Null if addresses differ, or if there were too
 * few requests to tell.
 */
export function sayOneAddress(): { readonly says: string; readonly todo: string } | null {
  if (asked < ENOUGH || !onlyAddress) return null;
  if (isFromProxy && !env.trustProxy)
    return {
      says: "all requests come from one network address, and a proxy forwarded some of them",
      todo: "Set TRUST_PROXY to the number of proxies. Until then, rate limits treat everyone as one address.",
    };
  if (HERE.test(onlyAddress)) return null;
  return {
    says: "all requests come from one network address",
    todo: env.trustProxy
      ? "If people are on different networks, check TRUST_PROXY: rate limits treat all of them as one address."
      : "If a proxy is in front of Onramp, set TRUST_PROXY. If everyone is on the same network, you don’t need to do anything.",
  };
}
