import crypto from "node:crypto";
import { storable } from "~/database/storable";
import type { Table } from "./source.mjs";

/**
 * Reads any table's rows through Prisma, and computes a checksum that shows whether two databases have the same rows.
 */

export type Row = object;

interface Delegate {
  count(): Promise<number>;
  findMany(query: object): Promise<Row[]>;
}

/** Returns Prisma's delegate for a table in a client or transaction. Throws if the schema doesn't have the table. */
export function delegateOf(client: object, { name }: Table): Delegate {
  const delegate = (client as Record<string, Delegate>)[name.charAt(0).toLowerCase() + name.slice(1)];
  if (!delegate) throw new Error(`The database has a table that this copy of Onramp does not know: ${name}.`);
  return delegate;
}

/** How many rows to copy at a time. The number is small because one row may contain a submission of 2 MB. */
const PAGE = 100;

/** Yields all rows of a table in pages, ordered by key. The table must not change while its rows are read. */
export async function* pagesOf(client: object, table: Table): AsyncGenerator<Row[]> {
  const delegate = delegateOf(client, table);
  const orderBy = table.key.map((column) => ({ [column]: "asc" }));
  const [only, ...more] = table.key as [string, ...string[]];
  let read = 0;
  let last: unknown;
  while (true) {
    // Continues after the last key. If the key has several columns, skips rows instead, because comparing such keys is
    // complex.
    const from = more.length > 0 ? { skip: read } : last === undefined ? {} : { where: { [only]: { gt: last } } };
    const rows = await delegate.findMany({ orderBy, take: PAGE, ...from });
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    read += rows.length;
    last = (rows.at(-1) as Record<string, unknown>)[only];
  }
}

/**
 * Returns a canonical form, which is the same for equal values. Times are in milliseconds, numbers are compared by
 * their bits (which distinguishes 0 from -0 and keeps every digit), and text is in the form that every database can
 * store.
 */
function canonical(value: unknown): unknown {
  if (value === null || typeof value === "boolean") return value;
  if (value instanceof Date) return ["time", value.getTime()];
  if (typeof value === "string") return ["text", storable(value)];
  if (typeof value === "bigint") return ["whole", String(value)];
  if (typeof value !== "number") throw new Error(`a kind of value that the move does not know: ${typeof value}`);
  const bits = Buffer.alloc(8);
  bits.writeDoubleBE(value);
  return ["number", bits.toString("hex")];
}

const MODULUS = 1n << 256n;

/** The number of rows and the sum of their SHA-256 hashes, which doesn't depend on the order. */
export class Sum {
  count = 0;
  #sum = 0n;

  add(rows: readonly Row[]): void {
    for (const row of rows) {
      const columns = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
      const text = JSON.stringify(columns.map(([name, value]) => [name, canonical(value)]));
      this.#sum = (this.#sum + BigInt(`0x${crypto.createHash("sha256").update(text).digest("hex")}`)) % MODULUS;
    }
    this.count += rows.length;
  }

  /** The checksum as 64 hex digits. */
  get hash(): string {
    return this.#sum.toString(16).padStart(64, "0");
  }
}
