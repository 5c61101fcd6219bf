import type { PrismaClient } from "../../app/generated/prisma/client";

/** Plants rows in every table. The tables are read from the schema, so a new table needs no change here. */

interface Field {
  readonly name: string;
  readonly kind: string;
  readonly type: string;
}
type Row = Record<string, unknown>;
type Delegate = Record<"create" | "findMany", (query: object) => Promise<unknown>>;

/** Lists each model in the generated client with its scalar fields. */
function modelsOf(db: object): [string, Field[]][] {
  const { models } = (db as { _runtimeDataModel: { models: Record<string, { fields: Field[] }> } })._runtimeDataModel;
  return Object.entries(models).map(([name, { fields }]) => [name, fields.filter(({ kind }) => kind === "scalar")]);
}
const delegate = (db: object, model: string) =>
  (db as Record<string, Delegate>)[model.charAt(0).toLowerCase() + model.slice(1)]!;

/** Texts that break careless code: quotes, bidirectional marks, control characters, formulas, and 100 kB. */
const WORDS = ['O\'Brien "x" \\ %s\r\n\t', "\u202eéß🦆\u0001\u007f", `=1+1 <b>${"long ".repeat(20_000)}`];
/**
 * Numbers whose digits or sign a careless copy would lose. They are written with SQL, because Prisma writes only 16
 * digits.
 */
const FLOATS =
  "CASE rowid % 5 WHEN 0 THEN 0.1 + 0.2 WHEN 1 THEN 5e-324 WHEN 2 THEN -1.7976931348623157e308 WHEN 3 THEN -0.0 ELSE 2.0 / 3 END";
const INTS = [7, -2_147_483_648, 2_147_483_647];
const TIMES = ["2026-11-20T09:08:07.654Z", "1999-12-31T23:59:59.999Z", "2024-02-29T00:00:00.001Z"];

function plantedValue({ name, type }: Field, model: string, n: number): unknown {
  switch (type) {
    case "Boolean":
      return n % 2 === 0;
    case "Float":
      return 0.5;
    case "Int":
      // PostgreSQL's queue stores the number of attempts in two bytes.
      if (/attempts/i.test(name)) return name === "attempts" ? n : 8;
      return name === "id" ? 5 + n * 1_000 : INTS[n % INTS.length];
    case "DateTime":
      return new Date(TIMES[n % TIMES.length]!);
    default:
      // A key must be short enough for an index.
      return /(id|key|email|token|slug|hash|subject|task)$/i.test(name)
        ? `${model} ${name} ${n} é🦆'`
        : `${n} ${WORDS[n % WORDS.length]}`;
  }
}

/** Plants rows with different values in every table. In the second row, each nullable column is null. */
export async function plantEverywhere(db: PrismaClient, rows = 3): Promise<void> {
  const left = new Map(modelsOf(db));
  const parents = new Map<string, Map<string, string>>();
  const optional = new Map<string, Set<string>>();
  for (const model of left.keys()) {
    const keys = await db.$queryRawUnsafe<Row[]>(`PRAGMA foreign_key_list("${model}")`);
    parents.set(model, new Map(keys.map((key) => [String(key.from), `${key.table}.${key.to}`])));
    const columns = await db.$queryRawUnsafe<Row[]>(`PRAGMA table_info("${model}")`);
    optional.set(
      model,
      new Set(columns.filter(({ notnull }) => Number(notnull) === 0).map(({ name }) => String(name))),
    );
  }
  const planted = new Map<string, Row[]>();
  while (left.size > 0) {
    const free = [...left].find(([model]) =>
      [...parents.get(model)!.values()].every((to) => to.startsWith(`${model}.`) || planted.has(to.split(".")[0]!)),
    );
    if (!free) throw new Error(`tables that need each other: ${[...left.keys()]}`);
    const [model, fields] = free;
    const made: Row[] = [];
    for (let n = 0; n < rows; n++) {
      const row = fields.map((field) => {
        const to = parents.get(model)!.get(field.name);
        if (n === 1 && optional.get(model)!.has(field.name)) return [field.name, null];
        const [table, column] = to?.split(".") ?? [];
        // A row that refers to its own table refers to the previous row.
        if (table === model) return [field.name, made[n - 1]?.[column!] ?? null];
        return [field.name, table ? planted.get(table)![n]![column!] : plantedValue(field, model, n)];
      });
      made.push(Object.fromEntries(row));
      await delegate(db, model).create({ data: made.at(-1) });
    }
    for (const { name, type } of fields) {
      if (type === "Float") await db.$executeRawUnsafe(`UPDATE "${model}" SET "${name}" = ${FLOATS}`);
    }
    planted.set(model, made);
    left.delete(model);
  }
}

/** Returns all rows as JSON, keyed by table. Each table's rows are sorted, so that two databases can be compared. */
export async function allRows(db: object): Promise<Record<string, string[]>> {
  const tables = await Promise.all(
    modelsOf(db).map(async ([model]) => {
      const rows = (await delegate(db, model).findMany({})) as Row[];
      // JSON can't express -0.
      const texts = rows.map((row) => JSON.stringify(row, (_key, value) => (Object.is(value, -0) ? "-0" : value)));
      return [model, texts.sort()] as const;
    }),
  );
  return Object.fromEntries(tables);
}
