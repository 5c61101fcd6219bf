import { describe, expect, it } from "vitest";
import { explain, statement } from "../src/desk";
import type { Tap } from "../src/taps";
import { priceTap, type Ticket } from "../src/transfers";
import { clockTime } from "../src/windows";

const tapAt = (platform: string, minute: number, day = "2026-11-20"): Tap => ({ card: "c1", platform, day, minute });

/** Tickets of taps that were priced in this order. */
const ticketsOf = (...taps: Tap[]) =>
  taps.reduce<Ticket[]>((tickets, tap) => [...tickets, priceTap(tickets, tap)], []);

describe("the desk is told", () => {
  it("that a ride is the first", () => {
    expect(explain([], tapAt("mint:1", 600))).toBe("Paid 2.40: the first ride of this card.");
  });

  it("what a transfer is counted from", () => {
    const first = ticketsOf(tapAt("mint:1", 600));
    expect(explain(first, tapAt("mint:2", 675))).toBe("Free: 75 of 90 minutes since 10:00 at Old Mint.");
    expect(explain(first, tapAt("fair:2", 641))).toBe("Free: 41 of 60 minutes since 10:00 at Old Mint.");
  });

  it("that the minutes are over", () => {
    const first = ticketsOf(tapAt("fair:1", 605));
    expect(explain(first, tapAt("fair:2", 700))).toBe(
      "Paid 2.40: the 60 minutes since 10:05 at Fairground are over.",
    );
  });

  it("a platform's own name where the stop is not known", () => {
    expect(explain(ticketsOf(tapAt("depot:9", 400)), tapAt("fair:1", 410))).toContain("since 06:40 at depot:9");
  });
});

it("prints a day", () => {
  const tickets = ticketsOf(tapAt("fair:1", 600), tapAt("mint:2", 650), tapAt("fair:1", 600, "2026-11-21"));
  expect(statement(tickets, "2026-11-20")).toEqual([
    "10:00 Fairground: Paid 2.40: the first ride of this card.",
    "10:50 Old Mint: Free: 50 of 90 minutes since 10:00 at Fairground.",
  ]);
});

it.each([[300, "05:00"], [1439, "23:59"], [1440, "00:00"], [1739, "04:59"]])("shows %d as %s", (minute, text) => {
  expect(clockTime(minute)).toBe(text);
});
