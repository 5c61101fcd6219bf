import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lsat6, lsat7 } from "../../../tests/items/lsat";
import { classicalFigures } from "./classical";
import type { Answer, Table } from "./table";

/** As printed by R's mirt (`itemstats`, version 1.45): share right, item-total, item-rest, α without the item. */
const PUBLISHED = [
  {
    name: "LSAT section 6",
    table: lsat6,
    alpha: 0.295,
    items: [
      [0.924, 0.362, 0.113, 0.275],
      [0.709, 0.567, 0.153, 0.238],
      [0.553, 0.618, 0.173, 0.217],
      [0.763, 0.534, 0.144, 0.246],
      [0.87, 0.435, 0.122, 0.266],
    ],
  },
  {
    name: "LSAT section 7",
    table: lsat7,
    alpha: 0.453,
    items: [
      [0.828, 0.53, 0.246, 0.396],
      [0.658, 0.6, 0.247, 0.394],
      [0.772, 0.611, 0.313, 0.345],
      [0.606, 0.592, 0.223, 0.415],
      [0.843, 0.461, 0.175, 0.438],
    ],
  },
];

function figuresOf(table: Table) {
  const found = classicalFigures(table);
  if ("refused" in found) throw new Error(found.refused);
  return found;
}

const rounded = (value: number | null) => (value === null ? null : Math.round(value * 1000) / 1000);

describe("classical figures", () => {
  it.each(PUBLISHED)("equal published values: $name", ({ table, alpha, items }) => {
    const found = figuresOf(table);
    expect(found.people).toBe(1000);
    expect(rounded(found.alpha)).toBe(alpha);
    expect(
      found.items.map((item) => [item.p, item.itemTotal, item.itemRest, item.alphaIfDeleted].map(rounded)),
    ).toEqual(items);
  });

  const answer = fc.constantFrom<Answer>(0, 1);
  const tables = fc
    .integer({ min: 3, max: 6 })
    .chain((items) =>
      fc.array(fc.array(answer, { minLength: items, maxLength: items }), { minLength: 2, maxLength: 12 }),
    );

  it("of an item and the sum of the others follow the definition, and α without the item is α of the others", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const found = figuresOf(table);
        found.items.forEach((item, at) => {
          const others = table.map((row) => row.filter((_, place) => place !== at));
          const rest = others.map((row) => row.reduce((sum: number, one) => sum + one!, 0));
          const expected = pearson(
            table.map((row) => row[at]!),
            rest,
          );
          if (expected === null) expect(item.itemRest).toBeNull();
          else expect(item.itemRest).toBeCloseTo(expected, 9);
          const without = figuresOf(others).alpha;
          if (without === null) expect(item.alphaIfDeleted).toBeNull();
          else expect(item.alphaIfDeleted).toBeCloseTo(without, 9);
        });
      }),
    );
  });

  it("are null, not 0, if nothing varies", () => {
    const table: Table = [
      [1, 0],
      [1, 1],
    ];
    expect(figuresOf(table)).toEqual({
      people: 2,
      alpha: 0,
      items: [
        { p: 1, itemTotal: null, itemRest: null, alphaIfDeleted: null },
        { p: 0.5, itemTotal: 1, itemRest: null, alphaIfDeleted: null },
      ],
    });
    expect(
      figuresOf([
        [1, 1, 0],
        [1, 1, 0],
      ]).alpha,
    ).toBeNull();
  });

  it("are refused if someone was not given an item, and for an empty table", () => {
    expect(
      classicalFigures([
        [1, 0],
        [1, null],
      ]),
    ).toEqual({ refused: "not-complete" });
    expect(classicalFigures([])).toEqual({ refused: "nobody" });
  });
});

function pearson(xs: readonly number[], ys: readonly number[]): number | null {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(xs), mean(ys)];
  const spread = (values: readonly number[], around: number) => mean(values.map((value) => (value - around) ** 2));
  const product = spread(xs, x) * spread(ys, y);
  if (new Set(xs).size < 2 || new Set(ys).size < 2) return null;
  return mean(xs.map((value, at) => (value - x) * (ys[at]! - y))) / Math.sqrt(product);
}
