import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "~/database/db.server";
import { type Limiter, makeLimiter, takeEach } from "./limiter.server";
import { networkOf } from "./network.server";
import { passRetryAfter, sayWait, tooMany } from "./retry-after.server";

// Fakes only the clock: the database's own timers keep running.
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 10, 20, 12, 5) }));
afterEach(() => void vi.useRealTimers());

const THREE = { points: 3, minutes: 15 };
const times = async (limiter: Limiter, count: number, key = "ana") => {
  const waits: (number | null)[] = [];
  for (let n = 0; n < count; n++) waits.push(await limiter.take(key));
  return waits;
};

describe.each([
  ["in memory", null],
  ["in the database", db],
  // A store that fails, as if the database were unavailable.
  ["in memory while the database fails", { rateLimiterFlexible: failing() } as unknown as typeof db],
])("a limit, %s", (_where, store) => {
  let limiter: Limiter;
  let made = 0;
  beforeEach(() => {
    limiter = makeLimiter(`test-${_where}-${made++}`, THREE, store);
  });

  it("allows attempts up to the limit, then returns the seconds until the window ends", async () => {
    expect(await times(limiter, 5)).toEqual([null, null, null, 600, 600]);
    vi.setSystemTime(Date.UTC(2026, 10, 20, 12, 14, 59));
    expect(await limiter.take("ana")).toBe(1);
    vi.setSystemTime(Date.UTC(2026, 10, 20, 12, 15));
    expect(await limiter.take("ana")).toBeNull();
  });

  it("can count an attempt late in a window until the end of the next window", async () => {
    const carried = makeLimiter(`carried-${_where}`, { points: 1, minutes: 15, isCarried: true }, store);
    vi.setSystemTime(Date.UTC(2026, 10, 20, 12, 14, 59));
    expect(await times(carried, 2)).toEqual([null, 901]);
    vi.setSystemTime(Date.UTC(2026, 10, 20, 12, 16));
    expect(await carried.take("ana")).toBe(840);
  });

  it("counts each key separately", async () => {
    await times(limiter, 4);
    expect(await limiter.take("bo")).toBeNull();
  });

  it("refunds correct attempts, even after a refusal", async () => {
    await times(limiter, 4);
    await limiter.giveBack("ana");
    expect(await times(limiter, 2)).toEqual([null, 600]);
    await limiter.forget("ana");
    expect(await limiter.take("ana")).toBeNull();
  });

  it("refunds no attempts that the window doesn’t count, because they were made in an earlier one", async () => {
    await times(limiter, 3);
    vi.setSystemTime(Date.UTC(2026, 10, 20, 12, 15));
    await limiter.giveBack("ana", 3);
    expect(await times(limiter, 4)).toEqual([null, null, null, 900]);
    await Promise.all([limiter.giveBack("ana", 2), limiter.giveBack("ana", 2)]);
    expect(await times(limiter, 4)).toEqual([null, null, null, 900]);
  });

  it("counts concurrent attempts", async () => {
    const waits = await Promise.all(Array.from({ length: 10 }, () => limiter.take("ana")));
    expect(waits.filter((wait) => wait === null)).toHaveLength(3);
  });

  it("takes nothing from the other limits if one of several refuses", async () => {
    const other = makeLimiter(`other-${_where}-${made++}`, { points: 1, minutes: 15 }, store);
    const both = () => takeEach([[limiter, "ana"] as const, [other, "ana"] as const]).then(({ wait }) => wait);
    expect([await both(), await both(), await both(), await both()]).toEqual([null, 600, 600, 600]);
    expect(await times(limiter, 3)).toEqual([null, null, 600]);
  });
});

function failing() {
  const fail = () => Promise.reject(new Error("gone"));
  return { upsert: fail, deleteMany: fail, findFirst: fail };
}

it("a stored counter names no one and reveals no time but the window's end", async () => {
  await db.rateLimiterFlexible.deleteMany();
  await makeLimiter("stored", THREE, db).take("ana@example.org");
  const [row] = await db.rateLimiterFlexible.findMany();
  expect(row!.key).toMatch(/^stored:[\w-]{43}$/);
  expect(Math.round(+row!.expire! / 1000) % (15 * 60)).toBe(0);
});

it("a local limit stores nothing", async () => {
  await db.rateLimiterFlexible.deleteMany();
  await makeLimiter("local", { ...THREE, isLocal: true }, db).take("ana");
  expect(await db.rateLimiterFlexible.count()).toBe(0);
});

it.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:0db8:0001:0002::9", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
  ["fe80::1%eth0", "fe80:0:0:0"],
  [undefined, ""],
])("%s belongs to network %s", (address, network) => expect(networkOf(address)).toBe(network));

it("says when to try again, in text and as Retry-After", () => {
  expect([sayWait(1), sayWait(60), sayWait(61)]).toEqual(["in a minute", "in a minute", "in 2 minutes"]);
  expect(tooMany(61)).toEqual({ status: 429, headers: { "Retry-After": "61" } });
  const parts = { loaderHeaders: new Headers(), actionHeaders: new Headers({ "Retry-After": "61" }) };
  expect(passRetryAfter(parts as never)).toEqual({ "Retry-After": "61" });
});
