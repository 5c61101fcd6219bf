import type { Row } from "./items-table";

/** The orders in which leads can sort the exercises. By default, problems come first. */

type Figures = NonNullable<Row["figures"]>;

interface Order {
  /** The name of the order. It also appears in the list of choices. */
  readonly says: string;
  /** The value to sort by, in ascending order. Rows with null come last. */
  readonly by: (figures: Figures) => number | null;
}

export const ORDERS = {
  passed: { says: "lowest share passed on first attempt", by: ({ passed, people }) => passed / people },
  people: { says: "most people", by: ({ people }) => -people },
  discrimination: { says: "lowest discrimination", by: ({ discrimination }) => discrimination?.value ?? null },
  // If fewer than half of the people have passed, the exercise counts as needing more attempts than any other.
  tries: {
    says: "most attempts until half passed",
    by: ({ tries }) => -(tries ?? Number.POSITIVE_INFINITY),
  },
} as const satisfies Record<string, Order>;

export const ORDER_IDS = Object.keys(ORDERS) as [keyof typeof ORDERS, ...(keyof typeof ORDERS)[]];

/** Sorts the rows. Rows without the figure come last; ties keep their order. */
export function sortItems<One extends Pick<Row, "figures">>(rows: readonly One[], order: keyof typeof ORDERS): One[] {
  const { by }: Order = ORDERS[order];
  const keyed = rows.map((row) => ({ row, key: (row.figures && by(row.figures)) ?? Number.POSITIVE_INFINITY }));
  return keyed.sort((a, b) => (a.key === b.key ? 0 : a.key - b.key)).map(({ row }) => row);
}
