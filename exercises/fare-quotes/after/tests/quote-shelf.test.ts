import { describe, expect, it } from "vitest";
import type { Quote, Trip } from "../src/engine";
import { Planner } from "../src/planner";
import { QuoteShelf, SHELF_SIZE } from "../src/quote-shelf";

const MINUTE = 60_000;
const trip = (from: string, to = "Zoo", fareClass: Trip["fareClass"] = "full"): Trip => ({ from, to, fareClass });

/** A shelf, and an engine whose answers a test gives by hand; `answerAll` gives the number of the question. */
function scripted() {
  const clock = { now: 0 };
  const asked: string[] = [];
  const open: { resolve: (quote: Quote) => void; reject: (error: Error) => void }[] = [];
  const engine = {
    quote({ from, to }: Trip): Promise<Quote> {
      asked.push(`${from}-${to}`);
      return new Promise((resolve, reject) => open.push({ resolve, reject }));
    },
  };
  const answerAll = async () => {
    for (const { resolve } of open.splice(0)) resolve({ cents: asked.length, zones: 1 });
    await Promise.resolve();
  };
  const failAll = async () => {
    for (const { reject } of open.splice(0)) reject(new Error("no engine"));
    await Promise.resolve();
  };
  return { shelf: new QuoteShelf(engine, () => clock.now), engine, clock, asked, answerAll, failAll };
}

describe("the shelf", () => {
  it("asks once, and answers from memory for ten minutes after the answer", async () => {
    const { shelf, clock, asked, answerAll } = scripted();
    const first = shelf.quoteFor(trip("Pier"));
    clock.now = 4_000;
    await answerAll();
    clock.now = 4_000 + 10 * MINUTE - 1;
    expect(await shelf.quoteFor(trip("Pier"))).toBe(await first);
    clock.now += 1;
    shelf.quoteFor(trip("Pier"));
    expect(asked).toEqual(["Pier-Zoo", "Pier-Zoo"]);
  });

  it("does not make a quote last longer because it is wanted", async () => {
    const { shelf, clock, asked, answerAll } = scripted();
    shelf.quoteFor(trip("Pier"));
    await answerAll();
    for (clock.now = 0; clock.now <= 10 * MINUTE; clock.now += MINUTE) shelf.quoteFor(trip("Pier"));
    expect(asked).toHaveLength(2);
  });

  it("shares a question that is under way", async () => {
    const { shelf, asked, answerAll } = scripted();
    const both = Promise.all([shelf.quoteFor(trip("Pier")), shelf.quoteFor(trip("Pier"))]);
    await answerAll();
    expect(await both).toEqual([{ cents: 1, zones: 1 }, { cents: 1, zones: 1 }]);
    expect(asked).toHaveLength(1);
  });

  it("keeps no failure", async () => {
    const { shelf, asked, answerAll, failAll } = scripted();
    const all = Promise.allSettled([shelf.quoteFor(trip("Pier")), shelf.quoteFor(trip("Pier"))]);
    await failAll();
    expect((await all).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    const next = shelf.quoteFor(trip("Pier"));
    await answerAll();
    expect(await next).toEqual({ cents: 2, zones: 1 });
    expect(asked).toHaveLength(2);
  });

  it("tells trips apart by stops, direction and class", () => {
    const { shelf, asked } = scripted();
    for (const wanted of [trip("A", "B,C"), trip("A,B", "C"), trip("C", "A,B"), trip("C", "A,B", "reduced")]) {
      shelf.quoteFor(wanted);
    }
    expect(asked).toHaveLength(4);
  });

  it("holds 2,000 trips, and takes off the one that was wanted longest ago", async () => {
    const { shelf, asked, answerAll } = scripted();
    for (let i = 0; i < SHELF_SIZE; i++) shelf.quoteFor(trip(`s${i}`));
    await answerAll();
    shelf.quoteFor(trip("s0"));
    shelf.quoteFor(trip("one more"));
    expect(shelf.size).toBe(SHELF_SIZE);
    shelf.quoteFor(trip("s0"));
    expect(asked).toHaveLength(SHELF_SIZE + 1);
    shelf.quoteFor(trip("s1"));
    expect(asked).toHaveLength(SHELF_SIZE + 2);
  });

  it("answers who waits for a trip that was taken off", async () => {
    const { shelf, answerAll } = scripted();
    const waiting = shelf.quoteFor(trip("early"));
    for (let i = 0; i < SHELF_SIZE; i++) shelf.quoteFor(trip(`s${i}`));
    await answerAll();
    expect((await waiting).zones).toBe(1);
    expect(shelf.size).toBe(SHELF_SIZE);
  });

  it("keeps nothing of what was under way when it was emptied", async () => {
    const { shelf, asked, answerAll } = scripted();
    const waiting = shelf.quoteFor(trip("Pier"));
    shelf.clear();
    await answerAll();
    expect((await waiting).cents).toBe(1);
    shelf.quoteFor(trip("Pier"));
    expect(asked).toHaveLength(2);
  });

  it("leaves a new question alone when an old one fails", async () => {
    const { shelf, asked, failAll } = scripted();
    const old = shelf.quoteFor(trip("Pier")).catch(() => "failed");
    const fail = failAll();
    shelf.clear();
    shelf.quoteFor(trip("Pier"));
    await fail;
    expect(await old).toBe("failed");
    shelf.quoteFor(trip("Pier"));
    expect(asked).toHaveLength(2);
  });
});

it("is emptied when tariffs change", async () => {
  const listeners: (() => void)[] = [];
  let cents = 240;
  const engine = { quote: async () => ({ cents, zones: 1 }) };
  const tariffs = { onChange: (listener: () => void) => void listeners.push(listener) };
  const planner = new Planner({ engine, tariffs, now: () => 0 });
  expect(await planner.fareText(trip("Pier"))).toBe("2.40 EUR, 1 zone");
  cents = 260;
  expect(await planner.fareText(trip("Pier"))).toBe("2.40 EUR, 1 zone");
  for (const listener of listeners) listener();
  expect(await planner.fareText(trip("Pier"))).toBe("2.60 EUR, 1 zone");
});
