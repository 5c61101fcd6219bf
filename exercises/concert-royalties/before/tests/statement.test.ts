import { describe, expect, it } from "vitest";
import type { Concert } from "../src/concert";
import { formatCents, splitCents } from "../src/money";
import { statementOf } from "../src/statement";
import type { Work } from "../src/work";

const work = (id: string, parts: Partial<Work> = {}): [string, Work] => [
  id,
  {
    id,
    title: `Song ${id}`,
    composer: "Reyes",
    protectedUntil: null,
    shares: [{ holder: "Ana Reyes", parts: 1 }],
    ...parts,
  },
];

const concert = (parts: Partial<Concert> = {}): Concert => ({
  name: "Spring concert",
  day: "2026-04-18",
  items: [],
  hallSeats: 200,
  seatsSold: 100,
  ticketCents: 1_000,
  ...parts,
});

describe("statementOf", () => {
  it("lists the works and the minutes", () => {
    const catalogue = new Map([work("a"), work("b", { protectedUntil: "public" })]);
    const items: Concert["items"] = [
      { kind: "work", workId: "b", seconds: 200 },
      { kind: "break", seconds: 900 },
      { kind: "work", workId: "a", seconds: 125, encore: true },
      { kind: "work", workId: "x", seconds: 250 },
    ];
    expect(statementOf(concert({ items }), catalogue).split("\n").slice(0, 5)).toEqual([
      "Spring concert, 2026-04-18",
      "  3:20  Song b (Reyes)",
      "  2:05  Song a (Reyes) *",
      "  4:10  ?",
      " 10 minutes of music",
    ]);
  });

  it("counts the last year as protected", () => {
    const items: Concert["items"] = [{ kind: "work", workId: "a", seconds: 60 }];
    const line = (protectedUntil: number) =>
      statementOf(concert({ items }), new Map([work("a", { protectedUntil })])).split("\n")[1];
    expect(line(2026)).toBe("  1:00  Song a (Reyes) *");
    expect(line(2025)).toBe("  1:00  Song a (Reyes)");
  });
});

describe("money", () => {
  it("divides without losing a cent", () => {
    expect(splitCents(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(splitCents(100, [1, 2, 0])).toEqual([33, 67, 0]);
  });

  it("formats cents", () => {
    expect(formatCents(1205)).toBe("12.05 EUR");
  });
});
