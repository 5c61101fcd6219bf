import crypto from "node:crypto";
import type { z } from "zod";
import { env } from "~/operations/env.server";
import { DAY_MS } from "~/operations/time";

/** Tokens in links and forms, signed with the installation's secret, so that Onramp doesn't need to store them. */

const signatureOf = (purpose: string, payload: string) =>
  crypto.createHmac("sha256", env.secret).update(`${purpose}:${payload}`).digest("base64url");

/** A token that is valid until the end of tomorrow (UTC), and only for this purpose. */
export function signToken(purpose: string, content: object): string {
  const until = (Math.floor(Date.now() / DAY_MS) + 2) * DAY_MS;
  const payload = Buffer.from(JSON.stringify({ ...content, until })).toString("base64url");
  return `${payload}.${signatureOf(purpose, payload)}`;
}

/** A token's content; null if we did not sign the token for this purpose, or if the token has expired. */
export function readToken<Schema extends z.ZodType>(
  purpose: string,
  token: string,
  schema: Schema,
): z.infer<Schema> | null {
  const [payload = "", signature = ""] = token.split(".");
  const [given, right] = [signature, signatureOf(purpose, payload)].map((text) => Buffer.from(text)) as [
    Buffer,
    Buffer,
  ];
  if (given.length !== right.length || !crypto.timingSafeEqual(given, right)) return null;
  const content = JSON.parse(Buffer.from(payload, "base64url").toString()) as { until: number };
  return content.until > Date.now() ? schema.parse(content) : null;
}
