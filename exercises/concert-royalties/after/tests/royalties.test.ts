import { describe, expect, it } from "vitest";
import type { Concert, Item } from "../src/concert";
import { MissingWorks, royaltiesOf } from "../src/royalties";
import { statementOf } from "../src/statement";
import type { Work } from "../src/work";

const work = (id: string, parts: Record<string, number>, protectedUntil: "public" | null = null): [string, Work] => {
  const shares = Object.entries(parts).map(([holder, count]) => ({ holder, parts: count }));
  return [id, { id, title: `Song ${id}`, composer: "Reyes", protectedUntil, shares }];
};
const catalogue = new Map([
  work("a", { Ana: 1 }),
  work("b", { Bo: 1 }),
  work("mixed", { Ana: 1, Bo: 1, "?": 2 }),
  work("small", { Bo: 4, Al: 4, Cy: 3, Di: 89, Ed: 0 }),
  work("old", { Ana: 1 }, "public"),
]);

const sung = (workId: string, seconds = 60, encore = false): Item => ({ kind: "work", workId, seconds, encore });

/** The fee is the minimum, 25.00. */
const concert = (items: Item[]): Concert => {
  return { name: "Spring", day: "2026-04-18", items, hallSeats: 200, seatsSold: 0, ticketCents: 0 };
};

/** ["Ana 2000", "Bo 50 kept"]. */
const linesOf = (...items: Item[]) =>
  royaltiesOf(concert(items), catalogue).lines.map((l) => `${l.holder} ${l.cents}${l.payable ? "" : " kept"}`);

describe("royaltiesOf", () => {
  it.each([
    [500, 100, 10_00, 25_00],
    [501, 100, 0, 40_00],
    [501, 300, 10_00, 60_00],
    [200, 1, 1250_24, 25_00],
    [200, 1, 1250_25, 25_01],
  ])("%d seats, %d sold at %d: the fee is %d", (hallSeats, seatsSold, ticketCents, fee) => {
    const sold = { ...concert([sung("a")]), hallSeats, seatsSold, ticketCents };
    expect(royaltiesOf(sold, catalogue).feeCents).toBe(fee);
  });

  it("divides by started minutes each time, with half of them for encores", () => {
    const items = [sung("b", 130, true), sung("a", 130), sung("old", 900), sung("a", 130)];
    expect(linesOf(...items)).toEqual(["Ana 2000", "Bo 500"]);
  });

  it("has one line per holder, and the unknown ones last", () => {
    expect(linesOf(sung("a"), sung("mixed"))).toEqual(["Ana 1563", "Bo 312", "? 625 kept"]);
  });

  it("sorts equal amounts by name, keeps what is below 1.00 and leaves out 0", () => {
    expect(linesOf(sung("small"))).toEqual(["Di 2225", "Al 100", "Bo 100", "Cy 75 kept"]);
  });

  it("refuses if works are missing", () => {
    expect(() => linesOf(sung("y"), sung("a"), sung("x"), sung("y"))).toThrow(new MissingWorks(["y", "x"]));
  });
});

describe("the royalties in the statement", () => {
  it.each([
    [["mixed"], ["Royalties: 25.00 EUR", "Ana: 6.25 EUR", "Bo: 6.25 EUR", "Unknown holders: 12.50 EUR (kept)"]],
    [["old"], ["Royalties: none"]],
    [["x", "a", "y", "x"], ["Royalties: not yet known (2 works missing)"]],
  ])("of %j", (ids, lines) => {
    const statement = statementOf(concert(ids.map((id) => sung(id))), catalogue);
    expect(statement.split("\n").slice(ids.length + 2)).toEqual(["", ...lines]);
  });
});
