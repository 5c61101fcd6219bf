import crypto from "node:crypto";
import { DAY_MS } from "~/operations/time";

/**
 * Creates ids for rows whose order matters: sorted as text, the ids are in order of creation. They reveal only the day
 * and this order. Ids appear in URLs and exports. If they contained the millisecond, as UUIDs of version 7 do, two ids
 * would show when someone began and ended work (promise 1). Our ids are UUIDs of version 8, with 48 bits for the end of
 * the day, 33 bits for the order, and 41 random bits. The order increases in steps of random size, so it doesn't reveal
 * how many rows were created in between. Each process has its own order. So if a new id must follow an existing id, the
 * caller passes the existing id as `after`.
 */
const ORDER_BITS = 33n;
/**
 * How many of the order bits are a counter. The bits before them are the hour in which the process started, so a later
 * process creates greater ids.
 */
const COUNTER_BITS = 28n;
const RANDOM_BITS = 41n;
const MAX_STEP = 16;

// Uses the end of the day, so that these ids sort after ids of version 7 that were created earlier on the same day.
const dayEnd = (ms: number) => BigInt(Math.floor(ms / DAY_MS) + 1) * BigInt(DAY_MS);

const started = { day: dayEnd(Date.now()), hour: BigInt(new Date().getUTCHours() + 1) };
let last = 0n;

const bitsOf = (value: bigint, from: bigint, count: bigint) => (value >> from) & ((1n << count) - 1n);

/** Extracts the day and the order from one of our ids; 0 for any other id. */
function placeOf(id: string): bigint {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)) return 0n;
  const bits = BigInt(`0x${id.replaceAll("-", "")}`);
  return (bitsOf(bits, 80n, 48n) << ORDER_BITS) | (bitsOf(bits, 64n, 12n) << 21n) | bitsOf(bits, 41n, 21n);
}

/**
 * Returns text that sorts after all ids from days that ended before this time, and before all ids from the day of this
 * time and from later days.
 */
export function idAt(time: Date): string {
  const ms = time.getTime().toString(16).padStart(12, "0");
  return `${ms.slice(0, 8)}-${ms.slice(8)}`;
}

/** Creates an id that is greater than `after` and than all ids that this process has created. */
export function newId(after = ""): string {
  const day = dayEnd(Date.now());
  const first = (day << ORDER_BITS) | (day === started.day ? started.hour << COUNTER_BITS : 0n);
  // Take the greatest of the three numbers. `Math.max` doesn't accept a bigint.
  for (const place of [first, placeOf(after)]) if (place > last) last = place;
  last += BigInt(crypto.randomInt(1, MAX_STEP + 1));
  const random = BigInt(`0x${crypto.randomBytes(6).toString("hex")}`);
  const bits =
    (bitsOf(last, ORDER_BITS, 48n) << 80n) |
    (8n << 76n) |
    (bitsOf(last, 21n, 12n) << 64n) |
    (2n << 62n) |
    (bitsOf(last, 0n, 21n) << RANDOM_BITS) |
    bitsOf(random, 0n, RANDOM_BITS);
  return bits
    .toString(16)
    .padStart(32, "0")
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
