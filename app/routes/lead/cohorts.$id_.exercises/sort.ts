/** The orders in which leads can sort the exercises. By default, problems come first. */

interface Order {
  /** The names of the order and of its reverse. */
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

const ORDERS = {
  title: { says: ["title, A to Z", "title, Z to A"], by: ({ title }) => title, ascends: true },
  people: { says: ["most people", "fewest people"], by: ({ figures }) => figures?.people ?? null, ascends: false },
  passed: {
    says: ["lowest share passed on first attempt", "highest share passed on first attempt"],
    by: ({ figures }) => figures && figures.passed / figures.people,
    ascends: true,
  },
  own: {
    says: ["lowest share passed by these learners", "highest share passed by these learners"],
    // Rows without figures don't show this share, either.
    by: ({ figures, own }) => (!figures || own.all === 0 ? null : own.of / own.all),
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
const ORDER_IDS = Object.keys(ORDERS) as [OrderId, ...OrderId[]];

/** An order as it appears in the page's URL. A minus sign reverses it. */
export type Sort = OrderId | `-${OrderId}`;
export const SORTS = ORDER_IDS.flatMap((id): Sort[] => [id, `-${id}`]) as [Sort, ...Sort[]];

const readSort = (sort: Sort) => ({ id: sort.replace("-", "") as OrderId, reversed: sort.startsWith("-") });

export function saySort(sort: Sort): string {
  const { id, reversed } = readSort(sort);
  return ORDERS[id].says[reversed ? 1 : 0];
}

/** Whether this order shows the smallest value first. */
export function isAscending(sort: Sort): boolean {
  const { id, reversed } = readSort(sort);
  return ORDERS[id].ascends !== reversed;
}

/** Sorts the rows. Rows without the value come last; ties keep their order. */
export function sortItems<One extends Sortable>(rows: readonly One[], sort: Sort): One[] {
  const { by }: Order = ORDERS[readSort(sort).id];
  const direction = isAscending(sort) ? 1 : -1;
  const compare = (a: number | string, b: number | string) =>
    typeof a === "string" ? a.localeCompare(String(b), "en") : a === b ? 0 : a - Number(b);
  const keyed = rows.map((row) => ({ row, key: by(row) }));
  const known = keyed.flatMap(({ row, key }) => (key === null ? [] : [{ row, key }]));
  known.sort((a, b) => direction * compare(a.key, b.key));
  return [...known, ...keyed.filter(({ key }) => key === null)].map(({ row }) => row);
}
