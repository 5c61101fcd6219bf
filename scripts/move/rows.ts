import crypto from "node:crypto";
import { storable } from "~/database/storable";
import type { Table } from "./source.mjs";

/** Reading any table's rows by Prisma, and a sum over them that tells whether two databases hold the same ones. */

export type Row = object;

interface Delegate {
  count(): Promise<number>;
  findMany(query: object): Promise<Row[]>;
}

/**
 * The part of a client (or of its transaction) that serves a table. Throws for a table that the schema does not have.
 */
export function delegateOf(client: object, { name }: Table): Delegate {
  const delegate = (client as Record<string, Delegate>)[name.charAt(0).toLowerCase() + name.slice(1)];
  if (!delegate) throw new Error(`The database has a table that this copy of Onramp does not know: ${name}.`);
  return delegate;
}

/** Rows are carried in this many at a time: one may hold a submission of 2 MB. */
const PAGE = 100;

/** All rows of a table, by its key, in pages. The table must not change meanwhile. */
export async function* pagesOf(client: object, table: Table): AsyncGenerator<Row[]> {
  const delegate = delegateOf(client, table);
  const orderBy = table.key.map((column) => ({ [column]: "asc" }));
  const [only, ...more] = table.key as [string, ...string[]];
  let read = 0;
  let last: unknown;
  while (true) {
    // From the last key on; a key of several columns has no such simple "greater than".
    const from = more.length > 0 ? { skip: read } : last === undefined ? {} : { where: { [only]: { gt: last } } };
    const rows = await delegate.findMany({ orderBy, take: PAGE, ...from });
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    read += rows.length;
    last = (rows.at(-1) as Record<string, unknown>)[only];
  }
}

/**
 * One text for equal values: times in milliseconds, numbers by their bits (which tell 0 from -0 and keep every digit),
 * text as every database can store it.
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

/** How many rows, and the sum of their SHA-256, which is the same in every order. */
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

  /** 64 hex digits. */
  get hash(): string {
    return this.#sum.toString(16).padStart(64, "0");
  }
}
