import crypto from "node:crypto";
import { env } from "./env.server";

/**
 * Makes random draws whose outcome must be unpredictable, such as which review is next, which submissions mentors read
 * as samples, and the order of a change's files. Draws are keyed with the installation's secret, so ids, counts and
 * dates reveal nothing about them. The same input always gives the same outcome. See
 * docs/decisions/036-keyed-draws.md.
 */

const PURPOSES = [
  "next review",
  "order of files",
  "names",
  "samples",
  "second readings",
  "peers' reviews",
  "interviews",
] as const;
type Purpose = (typeof PURPOSES)[number];

/** One key per purpose, so that a draw for one purpose reveals nothing about draws for others. */
const keys = new Map(
  PURPOSES.map((purpose) => [purpose, crypto.createHash("sha256").update(`${purpose}:${env.secret}`).digest()]),
);

/** Draws bytes for the string that consists of the parts, separated by `\0`. No id contains `\0`. */
export function draw(purpose: Purpose, ...parts: readonly string[]): Buffer {
  return crypto.createHmac("sha256", keys.get(purpose)!).update(parts.join("\0")).digest();
}

/** Draws a number from 0 (inclusive) to 1 (exclusive). */
export function drawShare(purpose: Purpose, ...parts: readonly string[]): number {
  return draw(purpose, ...parts).readUInt32BE() / 2 ** 32;
}
