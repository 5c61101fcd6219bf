// Long: the suites themselves, written in strings.

/**
 * Suites written from the specification alone, in styles that the model suites don't use: spies, fake timers, sequences
 * of calls, loops, relations between calls, ids from a counter. Each suite must keep its score under the rules against
 * cheats. `least` is the suite's score without these rules.
 */
export const HONEST: readonly { slug: string; style: string; least: number; suite: string }[] = [
  {
    slug: "test-late-fee",
    style: "fake system time, a clock that is a spy, and a loop over days",
    least: 0.9,
    suite: `import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { lateFee, openFees } from "../src/late-fee";
const clock = { now: vi.fn(() => new Date()) };
const open = (number: string, dueOn = "2026-03-02") => ({ number, amount: 9900, dueOn, paidOn: null as string | null });
beforeEach(() => { vi.useFakeTimers(); vi.setSystemTime(new Date("2026-03-02T23:59:59.999Z")); });
afterEach(() => vi.useRealTimers());
it("grows by 5.00 with each week started, up to 40.00", () => {
  const invoice = open("A");
  expect(lateFee(invoice, clock)).toBe(0);
  for (let day = 1; day <= 70; day++) {
    vi.setSystemTime(Date.parse("2026-03-02T12:00:00Z") + day * 86_400_000);
    expect(lateFee(invoice, clock)).toBe(Math.min(4000, 500 * Math.ceil(day / 7)));
  }
});
it("asks the clock that is passed in", () => {
  const other = { now: () => new Date("2026-03-10T00:00:00Z") };
  expect(lateFee(open("A"), other)).toBe(1000);
  expect(openFees([open("A")], other)).toEqual([{ number: "A", daysLate: 8, fee: 1000 }]);
});
it("stands still for paid invoices", () => {
  const paid = { ...open("A"), paidOn: "2026-03-09" };
  const before = lateFee(paid, clock);
  vi.advanceTimersByTime(90 * 86_400_000);
  expect([before, lateFee(paid, clock)]).toEqual([500, 500]);
  expect(lateFee({ ...paid, paidOn: "2026-03-02" }, clock)).toBe(0);
});
it("lists what is open and late, and leaves its list alone", () => {
  vi.setSystemTime(new Date("2026-03-09T23:59:59Z"));
  const list = [open("C"), { ...open("B"), paidOn: "2026-03-08" }, open("A", "2026-03-09"), open("D", "2026-02-01")];
  const copy = structuredClone(list);
  const rows = [...openFees(list, clock)].sort((a, b) => a.number.localeCompare(b.number));
  expect(rows).toEqual([{ number: "C", daysLate: 7, fee: 500 }, { number: "D", daysLate: 36, fee: 3000 }]);
  expect(list).toEqual(copy);
  expect(openFees([], clock)).toEqual([]);
});
`,
  },
  {
    slug: "test-typing-indicator",
    style: "one spy, and its calls after a sequence under fake timers",
    least: 0.8,
    suite: `import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TypingIndicator } from "../src/typing-indicator";
beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const make = () => { const announce = vi.fn(); return { announce, it: new TypingIndicator(announce) }; };
it("announces, repeats after three seconds, and stops after five", async () => {
  const { announce, it: typing } = make();
  typing.keyPressed("a"); await pass(2_999); typing.keyPressed("a"); await pass(0);
  expect(announce).toHaveBeenCalledTimes(1);
  await pass(1); typing.keyPressed("a"); await pass(0);
  expect(announce).toHaveBeenCalledTimes(2);
  await pass(4_999);
  expect(announce).toHaveBeenCalledTimes(2);
  await pass(1);
  expect(announce).toHaveBeenCalledTimes(3);
  expect(announce).toHaveBeenLastCalledWith({ room: "a", type: "stopped" });
  expect(vi.getTimerCount()).toBe(0);
});
it("stops once when a message is sent, and begins at once afterwards", async () => {
  const { announce, it: typing } = make();
  typing.messageSent("a"); await pass(0);
  expect(announce).not.toHaveBeenCalled();
  typing.keyPressed("a"); await pass(500); typing.messageSent("a"); await pass(0);
  expect(vi.getTimerCount()).toBe(0);
  typing.messageSent("a"); typing.keyPressed("a"); await pass(0);
  expect(announce.mock.calls.map(([one]) => one.type)).toEqual(["typing", "stopped", "typing"]);
  await pass(60_000);
  expect(announce).toHaveBeenCalledTimes(4);
});
it("says nothing on leaving, nor later", async () => {
  const { announce, it: typing } = make();
  typing.keyPressed("a"); typing.keyPressed("a"); await pass(1_000); typing.leave("a"); await pass(0);
  expect(vi.getTimerCount()).toBe(0);
  await pass(20_000);
  expect(announce.mock.calls).toEqual([[{ room: "a", type: "typing" }]]);
  typing.keyPressed("a"); await pass(0);
  expect(announce).toHaveBeenCalledTimes(2);
});
it("keeps rooms and indicators apart", async () => {
  const [one, two] = [make(), make()];
  one.it.keyPressed("a"); await pass(2_000); one.it.keyPressed("b"); two.it.keyPressed("a"); await pass(0);
  one.it.messageSent("b"); await pass(3_000);
  expect(one.announce.mock.calls.map(([x]) => x.room + " " + x.type)).toEqual(["a typing", "b typing", "b stopped", "a stopped"]);
  expect(two.announce).toHaveBeenCalledTimes(1);
});
it("counts five seconds from the last key", async () => {
  const { announce, it: typing } = make();
  typing.keyPressed("a"); await pass(2_500); typing.keyPressed("a"); await pass(4_999);
  expect(announce).toHaveBeenCalledTimes(1);
  await pass(1);
  expect(announce).toHaveBeenCalledTimes(2);
});
`,
  },
  {
    slug: "test-typing-indicator",
    style: "a subclass that records what it announces",
    least: 0.8,
    suite: `import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { TypingIndicator } from "../src/typing-indicator";
beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
class Recorded extends TypingIndicator { constructor(readonly said: { room: string; type: string }[] = []) { super((one) => { said.push(one); }); } press(room = "a") { super.keyPressed(room); } }
it("announces once in three seconds", async () => { const t = new Recorded(); t.press(); await pass(2_999); t.press(); await pass(0); expect(t.said).toEqual([{ room: "a", type: "typing" }]); });
it("repeats after three seconds", async () => { const t = new Recorded(); t.press(); await pass(3_000); t.press(); await pass(0); expect(t.said).toHaveLength(2); });
it("stops after five seconds", async () => { const t = new Recorded(); t.press(); await pass(5_000); expect(t.said.at(-1)).toEqual({ room: "a", type: "stopped" }); });
it("counts from the last key", async () => { const t = new Recorded(); t.press(); await pass(2_500); t.press(); await pass(4_999); expect(t.said).toHaveLength(1); await pass(1); expect(t.said).toHaveLength(2); });
it("stops on sending", async () => { const t = new Recorded(); t.messageSent("a"); t.press(); await pass(500); t.messageSent("a"); t.messageSent("a"); await pass(60_000); expect(t.said.map((x) => x.type)).toEqual(["typing", "stopped"]); });
it("is silent on leaving", async () => { const t = new Recorded(); t.press(); await pass(1_000); t.leave("a"); await pass(20_000); expect(t.said).toHaveLength(1); t.press(); await pass(0); expect(t.said).toHaveLength(2); });
it("keeps rooms apart", async () => { const t = new Recorded(); t.press("a"); await pass(2_000); t.press("b"); t.messageSent("b"); await pass(3_000); expect(t.said.map((x) => x.room + x.type)).toEqual(["atyping", "btyping", "bstopped", "astopped"]); });
`,
  },
  {
    slug: "test-fetch-backoff",
    style: "mocked replies in sequence, and the waits that a spy was asked for",
    least: 0.7,
    suite: `import { describe, expect, it, vi } from "vitest";
import { fetchMessages } from "../src/messages-api";
const reply = (status: number, after?: string) => () => Promise.resolve(new Response('{"messages":[{"id":1,"text":"Hi"}]}', { status, headers: after ? { "retry-after": after } : {} }));
const cut = () => Promise.reject(new Error("cut"));
function world(...steps: (() => Promise<Response>)[]) {
  let time = Date.parse("2026-05-04T09:00:00Z");
  const sleep = vi.fn(async (ms: number) => { time += ms; });
  const fetch = vi.fn();
  for (const step of steps) fetch.mockImplementationOnce(step);
  return { fetch, sleep, now: () => time, slept: () => sleep.mock.calls.reduce((sum, [ms]) => sum + ms, 0) };
}
const within = (ms: number, least: number) => { expect(ms).toBeGreaterThanOrEqual(least); expect(ms).toBeLessThanOrEqual(least * 1.25); };
describe("attempts", () => {
  it.each([[429], [500], [503], [599]])("come again after %i", async (status) => {
    const w = world(reply(status), reply(200));
    expect(await fetchMessages(w, "lobby")).toEqual([{ id: 1, text: "Hi" }]);
    within(w.slept(), 1000);
  });
  it("are four, with longer and longer waits", async () => {
    const w = world(cut, cut, cut, () => Promise.reject(new Error("last")));
    await expect(fetchMessages(w, "lobby")).rejects.toThrow("last");
    expect(w.fetch).toHaveBeenCalledTimes(4);
    within(w.slept(), 7000);
  });
  it("end with the last status", async () => {
    const w = world(reply(500), reply(502), cut, reply(503));
    await expect(fetchMessages(w, "lobby")).rejects.toMatchObject({ status: 503 });
  });
  it.each([[400], [403], [404]])("end at once with %i", async (status) => {
    const w = world(reply(status), reply(200));
    await expect(fetchMessages(w, "lobby")).rejects.toMatchObject({ status });
    expect(w.fetch).toHaveBeenCalledTimes(1);
    expect(w.sleep).not.toHaveBeenCalled();
  });
});
describe("retry-after", () => {
  it.each(["20", "Mon, 04 May 2026 09:00:20 GMT"])("counts instead: %s", async (after) => {
    const w = world(reply(429, after), reply(200));
    await fetchMessages(w, "lobby");
    within(w.slept(), 20_000);
  });
  it("may be a minute, and no more", async () => {
    const w = world(reply(429, "60"), reply(429, "61"), reply(200));
    await expect(fetchMessages(w, "lobby")).rejects.toMatchObject({ status: 429 });
    expect(w.fetch).toHaveBeenCalledTimes(2);
  });
  it("is as if not there where it is neither", async () => {
    const w = world(reply(500, "soon"), reply(200));
    await fetchMessages(w, "lobby");
    within(w.slept(), 1000);
  });
  it("that has gone by means at once", async () => {
    const w = world(reply(500, "Mon, 04 May 2026 08:00:00 GMT"), reply(200));
    await fetchMessages(w, "lobby");
    expect(w.slept()).toBe(0);
  });
});
`,
  },
  {
    slug: "test-refund-cap",
    style: "ids from a counter that all tests share, and a long sequence with a table at its end",
    least: 0.9,
    suite: `import { beforeEach, expect, it } from "vitest";
import { decideRefunds } from "../src/decide-refunds";
let last = 0;
const ask = (invoice: string, cents: number, id = "q" + ++last) => ({ id, invoice, cents });
let invoices: { number: string; paid: number }[];
beforeEach(() => { invoices = [{ number: "A", paid: 1000 }, { number: "B", paid: 50 }]; });
const verdicts = (...requests: ReturnType<typeof ask>[]) => decideRefunds(invoices, requests).decisions.map(({ accepted }) => accepted);
it("accepts up to what was paid", () => {
  expect(verdicts(ask("A", 400), ask("A", 601), ask("A", 600), ask("A", 1), ask("B", 50))).toEqual([true, false, true, false, true]);
});
it("refuses what is no amount", () => {
  for (const cents of [0, -1, 0.5, 10.01, Number.NaN]) expect(verdicts(ask("A", cents))).toEqual([false]);
});
it("takes a click that came twice once", () => {
  const first = ask("A", 700);
  const { decisions, left } = decideRefunds(invoices, [first, { ...first, cents: 5000 }, ask("A", 300), first]);
  expect(decisions.map(({ accepted }) => accepted)).toEqual([true, true, true, true]);
  expect(left).toEqual({ A: 0, B: 50 });
  const bad = ask("B", 51);
  expect(verdicts(bad, { ...bad, cents: 1 })).toEqual([false, false]);
});
it("decides a whole day", () => {
  const day = [ask("A", 999), ask("X", 5), ask("A", 2), ask("B", 20), ask("A", 1), ask("B", 40), ask("B", 30)];
  const frozen = structuredClone([invoices, day]);
  const { decisions, left } = decideRefunds(invoices, day);
  expect(decisions.map(({ id, accepted }) => [id, accepted])).toEqual(day.map(({ id }, i) => [id, [true, false, false, true, true, false, true][i]]));
  for (const one of decisions) if (!one.accepted) expect(one.reason).not.toBe("");
  expect(left).toEqual({ A: 0, B: 0 });
  expect([invoices, day]).toEqual(frozen);
});
it("leaves all where nothing is asked", () => {
  expect(decideRefunds(invoices, [])).toEqual({ decisions: [], left: { A: 1000, B: 50 } });
});
`,
  },
  {
    slug: "test-top-scores",
    style: "properties over many lists, and relations between two calls",
    least: 0.7,
    suite: `import { expect, it } from "vitest";
import { topPlayers, topScores } from "../src/top";
const lists = Array.from({ length: 25 }, (_, i) => Array.from({ length: i % 9 }, (_, k) => ((i * 37 + k * 101) % 230) - 60));
const sorted = (list: readonly number[]) => [...list].sort((a, b) => b - a);
it("lists the highest, highest first", () => {
  for (const list of lists) for (const n of [0, 1, 3, 20]) expect(topScores(list, n)).toEqual(sorted(list).slice(0, n));
});
it("agrees for players and scores", () => {
  for (const list of lists) {
    const results = list.map((score, i) => ({ player: "p" + i, score }));
    expect(topPlayers(results, 4).map(({ score }) => score)).toEqual(topScores(list, 4));
  }
});
it("goes on with the next where one more is asked", () => {
  const list = [5, 100, 9, 30, -2, 9];
  for (let n = 1; n < 6; n++) expect(topScores(list, n + 1).slice(0, n)).toEqual(topScores(list, n));
});
it("leaves the lists alone", () => {
  const scores = [1, 30, 2];
  const results = [{ player: "a", score: 1 }, { player: "b", score: 30 }, { player: "c", score: 30 }];
  const copies = structuredClone([scores, results]);
  topScores(scores, 2);
  const best = topPlayers(results, 2);
  expect([scores, results]).toEqual(copies);
  expect(best.map(({ player }) => player).sort()).toEqual(["b", "c"]);
});
`,
  },
  {
    slug: "test-parcel-price",
    style: "one table in one test, loops over limits, and differences of two calls",
    least: 0.9,
    suite: `import { expect, it } from "vitest";
import { parcelPrice } from "../src/parcel-price";
const price = (zone: string, grams: number, longestCm = 30) => parcelPrice({ zone, grams, longestCm } as never);
it("is the carrier's list", () => {
  const table = ["home", "near", "far"].map((zone) => [1, 500, 501, 2000, 2001, 5000, 5001, 10000, 10001, 31500, 31501].map((grams) => price(zone, grams)));
  expect(table).toEqual([
    [390, 390, 490, 490, 690, 690, 990, 990, 1690, 1690, null],
    [650, 650, 990, 990, 1490, 1490, 2200, 2200, null, null, null],
    [1200, 1200, 1900, 1900, 3400, 3400, null, null, null, null, null],
  ]);
});
it("is 3.00 more for bulky parcels, to which far is closed", () => {
  for (const [zone, grams] of [["home", 400], ["home", 9000], ["near", 400], ["near", 4000]] as const) {
    expect(price(zone, grams, 61)! - price(zone, grams, 60)!).toBe(300);
    expect(price(zone, grams, 120)! - price(zone, grams, 1)!).toBe(300);
  }
  for (const grams of [1, 500, 2000]) expect([price("far", grams, 60) === null, price("far", grams, 61)]).toEqual([false, null]);
});
it("is none for what is too long", () => {
  for (const zone of ["home", "near", "far"]) expect(price(zone, 100, 121)).toBeNull();
});
`,
  },
];
