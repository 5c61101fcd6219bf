import { notFound } from "~/accounts/guards.server";
import { env } from "~/operations/env.server";
import { DAY_MS } from "~/operations/time";

/**
 * Says how to report a vulnerability (RFC 9116). Open to everyone. Responds with a 404 if the installation has no
 * security contact.
 */
export function loader() {
  if (!env.securityContact) throw notFound();
  const year = 365 * DAY_MS;
  // The expiry date is half a year from now, rounded down to the day. It is calculated for each request, because
  // the operator keeps the contact up to date.
  const expires = new Date(Math.floor((Date.now() + year / 2) / DAY_MS) * DAY_MS).toISOString();
  const canonical = new URL("/.well-known/security.txt", env.origin).href;
  const lines = [`Contact: ${env.securityContact}`, `Expires: ${expires}`, `Canonical: ${canonical}`, ""];
  return new Response(lines.join("\n"), { headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
