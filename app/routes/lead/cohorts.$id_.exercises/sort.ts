/** The orders in which leads can sort the exercises. By default, problems come first. */

interface Order {
  /** The name of the order, and of its reverse. The first also appears in the list of choices. */
  readonly says: readonly [string, string];
  /** The value to sort by. Rows with null come last in both directions. */
  readonly by: (row: Sortable) => number | string | null;
  /** Whether the smallest value comes first, unless the order is reversed. */
  readonly ascends: boolean;
}

/** The parts of a row that the rows can be sorted by. */
interface Sortable {
  readonly title: string;
  readonly own: { readonly of: number; readonly all: number };
  readonly figures: {
    readonly people: number;
    readonly passed: number;
    readonly tries: number | null;
    readonly discrimination: { readonly value: number } | null;
  } | null;
}

export const ORDERS = {
  title: { says: ["title, A to Z", "title, Z to A"], by: ({ title }) => title, ascends: true },
  people: { says: ["most people", "fewest people"], by: ({ figures }) => figures?.people ?? null, ascends: false },
  passed: {
    says: ["lowest share passed on first attempt", "highest share passed on first attempt"],
    by: ({ figures }) => figures && figures.passed / figures.people,
    ascends: true,
  },
  own: {
    says: ["lowest share passed by these learners", "highest share passed by these learners"],
    by: ({ own }) => (own.all === 0 ? null : own.of / own.all),
    ascends: true,
  },
  discrimination: {
    says: ["lowest discrimination", "highest discrimination"],
    by: ({ figures }) => figures?.discrimination?.value ?? null,
    ascends: true,
  },
  // If fewer than half of the people have passed, the exercise counts as needing more attempts than any other.
  tries: {
    says: ["most attempts until half passed", "fewest attempts until half passed"],
    by: ({ figures }) => figures && (figures.tries ?? Number.POSITIVE_INFINITY),
    ascends: false,
  },
} as const satisfies Record<string, Order>;

export type OrderId = keyof typeof ORDERS;
export const ORDER_IDS = Object.keys(ORDERS) as [OrderId, ...OrderId[]];

/** Whether this order shows the smallest value first. */
export const isAscending = (order: OrderId, reversed: boolean): boolean => ORDERS[order].ascends !== reversed;

/** Sorts the rows. Rows without the value come last; ties keep their order. */
export function sortItems<One extends Sortable>(rows: readonly One[], order: OrderId, reversed: boolean): One[] {
  const { by }: Order = ORDERS[order];
  const direction = isAscending(order, reversed) ? 1 : -1;
  const compare = (a: number | string, b: number | string) =>
    typeof a === "string" ? a.localeCompare(String(b), "en") : a === b ? 0 : a - Number(b);
  const keyed = rows.map((row) => ({ row, key: by(row) }));
  const known = keyed.flatMap(({ row, key }) => (key === null ? [] : [{ row, key }]));
  known.sort((a, b) => direction * compare(a.key, b.key));
  return [...known, ...keyed.filter(({ key }) => key === null)].map(({ row }) => row);
}
