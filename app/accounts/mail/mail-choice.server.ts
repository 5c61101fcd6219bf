import crypto from "node:crypto";
import { db } from "~/database/db.server";
import { env } from "~/operations/env.server";

/**
 * A person's choice whether to get the daily email. People choose in their account or, without signing in, through the
 * link in an email.
 */

interface Recipient {
  readonly id: string;
}

export async function getsMail(person: Recipient): Promise<boolean> {
  return (await db.user.findUniqueOrThrow({ where: { id: person.id }, select: { getsMail: true } })).getsMail;
}

/** Sets whether someone gets the daily email. Returns false if there is no such person. */
export async function setGetsMail(person: Recipient, wants: boolean): Promise<boolean> {
  const { count } = await db.user.updateMany({ where: { id: person.id, guestUntil: null }, data: { getsMail: wants } });
  return count === 1;
}

/**
 * A key derived with the installation's secret. Only someone who received an email can have the key, and it can only be
 * used to turn emails off.
 */
const keyOf = (id: string) => crypto.createHmac("sha256", env.secret).update(`mail off:${id}`).digest("base64url");

/** The token in the link that turns emails off. It works as long as the account exists. */
export const mailOffToken = (person: Recipient): string => `${person.id}.${keyOf(person.id)}`;

/** The person to whom the token belongs; null if the token is invalid. */
export function readMailOffToken(token: string): Recipient | null {
  const dot = token.indexOf(".");
  const id = token.slice(0, Math.max(0, dot));
  const [given, right] = [token.slice(dot + 1), keyOf(id)].map((text) => Buffer.from(text)) as [Buffer, Buffer];
  return id && given.length === right.length && crypto.timingSafeEqual(given, right) ? { id } : null;
}
