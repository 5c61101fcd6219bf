import type { RequestHandler } from "express";
import { env } from "~/operations/env.server";

/**
 * Which names this server answers to: those of `ORIGIN`, the address that `HOST` names, and this machine's own. A page
 * that was loaded under any other name and now reaches us (DNS rebinding) is another site's, whatever its origin says.
 */

/**
 * Load balancers and probes use addresses that are not listed. These pages contain nothing about people and read no
 * cookie.
 */
const PROBES = new Set(["/healthz", "/readyz", "/metrics"]);

const HERE = ["localhost", "127.0.0.1", "[::1]"];
const DEFAULT_PORTS: Readonly<Record<string, string>> = { "http:": ":80", "https:": ":443" };

/** With the port. A browser leaves a protocol's own port out; a proxy may name it. */
const listed = new Set(
  env.origins.flatMap((origin) => {
    const { host, port, protocol } = new URL(origin);
    return port ? [host] : [host, host + DEFAULT_PORTS[protocol]];
  }),
);
/** Without the port: a container's or a tunnel's is another one than ours. */
const listedNames = new Set([...HERE, ...(env.host ? [env.host.includes(":") ? `[${env.host}]` : env.host] : [])]);

const HOST = /^(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i;

/** Refuses a request that names no host, more than one, or a foreign one. */
export const knownHost: RequestHandler = (request, response, next) => {
  const refuse = (status: number, says: string) => void response.status(status).type("text").send(says);
  const sent = request.rawHeaders.filter((name, place) => place % 2 === 0 && name.toLowerCase() === "host").length;
  if (sent > 1) return refuse(400, "Send one Host header.");
  const isFromProxy = request.app.get("trust proxy fn")(request.socket.remoteAddress, 0) as boolean;
  // What reads it later does not ask who sent it.
  if (!isFromProxy) delete request.headers["x-forwarded-host"];
  if (PROBES.has(request.path)) return next();
  const [forwarded] = request.get("x-forwarded-host")?.split(",") ?? [];
  const host = (forwarded?.trim() ?? request.get("host") ?? "").toLowerCase();
  const name = HOST.exec(host)?.[1];
  if (name === undefined) return refuse(400, "The Host header doesn’t name a host.");
  if (listed.has(host) || listedNames.has(name)) return next();
  refuse(421, "Onramp doesn’t serve this host name. Its operator sets the allowed addresses in ORIGIN.");
};
