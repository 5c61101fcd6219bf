import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TypingIndicator } from "../src/typing-indicator";

let indicator: TypingIndicator;
/** "3000 typing lobby": when it was announced, in milliseconds since the start, and what, and where. */
let told: string[];
let start: number;

beforeEach(() => {
  vi.useFakeTimers();
  start = Date.now();
  told = [];
  indicator = new TypingIndicator(({ room, type }) => told.push(`${Date.now() - start} ${type} ${room}`));
});
afterEach(() => {
  vi.useRealTimers();
});

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

async function key(room = "lobby") {
  indicator.keyPressed(room);
  await wait(0);
}
async function sent(room = "lobby") {
  indicator.messageSent(room);
  await wait(0);
}
async function leave(room = "lobby") {
  indicator.leave(room);
  await wait(0);
}
/** Much later, nothing waits any more. */
async function muchLater() {
  await wait(20_000);
  expect(vi.getTimerCount()).toBe(0);
}

describe("keys", () => {
  it("are announced with the first, and taken back five seconds after the last", async () => {
    await key();
    expect(told).toEqual(["0 typing lobby"]);
    await wait(4_999);
    expect(told).toHaveLength(1);
    await muchLater();
    expect(told).toEqual(["0 typing lobby", "5000 stopped lobby"]);
  });

  it("are announced again after three seconds of typing, not before", async () => {
    for (const gap of [0, 1_000, 1_999, 1, 1_500, 1_500]) {
      await wait(gap);
      await key();
    }
    await muchLater();
    expect(told).toEqual(["0 typing lobby", "3000 typing lobby", "6000 typing lobby", "11000 stopped lobby"]);
  });

  it("put off the end, also those that announce nothing", async () => {
    await key();
    await wait(2_000);
    await key();
    await muchLater();
    expect(told).toEqual(["0 typing lobby", "7000 stopped lobby"]);
  });

  it("start anew after the end", async () => {
    await key();
    await wait(5_000);
    await key();
    await muchLater();
    expect(told).toEqual(["0 typing lobby", "5000 stopped lobby", "5000 typing lobby", "10000 stopped lobby"]);
  });
});

describe("a sent message", () => {
  it("ends typing at once, and once", async () => {
    await key();
    await wait(1_000);
    await sent();
    expect(told).toEqual(["0 typing lobby", "1000 stopped lobby"]);
    expect(vi.getTimerCount()).toBe(0);
    await muchLater();
    expect(told).toHaveLength(2);
  });

  it("announces nothing where nobody typed", async () => {
    await sent();
    await key();
    await wait(6_000);
    await sent();
    expect(told).toEqual(["0 typing lobby", "5000 stopped lobby"]);
  });

  it("makes the next key a first one, even a moment later", async () => {
    await key();
    await wait(1_000);
    await sent();
    await key();
    await muchLater();
    expect(told).toEqual(["0 typing lobby", "1000 stopped lobby", "1000 typing lobby", "6000 stopped lobby"]);
  });
});

describe("leaving", () => {
  it("announces nothing, then and later", async () => {
    await key();
    await wait(4_000);
    await key();
    await leave();
    expect(vi.getTimerCount()).toBe(0);
    await muchLater();
    expect(told).toEqual(["0 typing lobby", "4000 typing lobby"]);
  });

  it("makes the next key a first one", async () => {
    await key();
    await leave();
    await wait(1_000);
    await key();
    await muchLater();
    expect(told).toEqual(["0 typing lobby", "1000 typing lobby", "6000 stopped lobby"]);
  });
});

describe("rooms", () => {
  it("know nothing of each other", async () => {
    await key("lobby");
    await wait(1_000);
    await key("sales");
    await wait(1_000);
    await sent("lobby");
    await key("sales");
    await muchLater();
    expect(told).toEqual([
      "0 typing lobby",
      "1000 typing sales",
      "2000 stopped lobby",
      "7000 stopped sales",
    ]);
  });

  it("are left one by one", async () => {
    await key("lobby");
    await key("sales");
    await leave("lobby");
    await muchLater();
    expect(told).toEqual(["0 typing lobby", "0 typing sales", "5000 stopped sales"]);
  });
});
