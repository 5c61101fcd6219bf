import type { RequestHandler } from "express";
import { env } from "~/operations/env.server";

/**
 * Accepts only requests to this server's own host names: the names in `ORIGIN`, the address in `HOST`, and this
 * machine's local names. A page that was loaded under any other name and then reaches us (DNS rebinding) belongs to
 * another site, whatever its origin says.
 */

/**
 * These paths answer under any host name, because load balancers and probes use addresses that are not listed. The
 * responses contain nothing about people, and the code behind them reads no cookies.
 */
const PROBES = new Set(["/healthz", "/readyz", "/metrics"]);

const HERE = ["localhost", "127.0.0.1", "[::1]"];
const DEFAULT_PORTS: Readonly<Record<string, string>> = { "http:": ":80", "https:": ":443" };

/**
 * Allowed names with their ports. Each name whose port is the protocol's default appears with and without the port:
 * browsers omit a default port, but a proxy may include it.
 */
const listed = new Set(
  env.origins.flatMap((origin) => {
    const { host, port, protocol } = new URL(origin);
    return port ? [host] : [host, host + DEFAULT_PORTS[protocol]];
  }),
);
/** Names that are allowed with any port, because a container or a tunnel may change the port. */
const listedNames = new Set([...HERE, ...(env.host ? [env.host.includes(":") ? `[${env.host}]` : env.host] : [])]);

const HOST = /^(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i;

/** Refuses a request that specifies no host, several hosts, or a host that isn't ours. */
export const knownHost: RequestHandler = (request, response, next) => {
  const refuse = (status: number, says: string) => void response.status(status).type("text").send(says);
  const sent = request.rawHeaders.filter((name, place) => place % 2 === 0 && name.toLowerCase() === "host").length;
  if (sent > 1) return refuse(400, "Send exactly one Host header.");
  const isFromProxy = request.app.get("trust proxy fn")(request.socket.remoteAddress, 0) as boolean;
  // Delete the header, because code that reads it later doesn't check whether a trusted proxy sent it.
  if (!isFromProxy) delete request.headers["x-forwarded-host"];
  if (PROBES.has(request.path)) return next();
  const [forwarded] = request.get("x-forwarded-host")?.split(",") ?? [];
  const host = (forwarded?.trim() ?? request.get("host") ?? "").toLowerCase();
  const name = HOST.exec(host)?.[1];
  if (name === undefined) return refuse(400, "The Host header doesn’t name a host.");
  if (listed.has(host) || listedNames.has(name)) return next();
  refuse(
    421,
    "Onramp doesn’t serve this host name. The operator of this installation sets the allowed addresses in ORIGIN.",
  );
};
