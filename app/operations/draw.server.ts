import crypto from "node:crypto";
import { env } from "./env.server";

/**
 * Every draw whose outcome a person should not be able to work out: which review comes next, which submissions are read
 * as samples, the order of a change's files. Keyed with the installation's secret, so that ids, counts and days tell
 * nothing about it; the same each time for the same text. docs/decisions/036-keyed-draws.md
 */

const PURPOSES = ["next review", "order of files", "names", "samples", "second readings", "peers' reviews"] as const;
type Purpose = (typeof PURPOSES)[number];

/** A key for each purpose: the outcome of one draw tells nothing about another one's. */
const keys = new Map(
  PURPOSES.map((purpose) => [purpose, crypto.createHash("sha256").update(`${purpose}:${env.secret}`).digest()]),
);

/** The bytes drawn for a text. Parts of it are separated by `\0`, which no id contains. */
export function draw(purpose: Purpose, ...parts: readonly string[]): Buffer {
  return crypto.createHmac("sha256", keys.get(purpose)!).update(parts.join("\0")).digest();
}

/** A number from 0 to 1, 1 excluded. */
export function drawShare(purpose: Purpose, ...parts: readonly string[]): number {
  return draw(purpose, ...parts).readUInt32BE() / 2 ** 32;
}
