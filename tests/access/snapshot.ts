import fs from "node:fs";
import { db } from "~/db.server";

/** The database's rows, to see what a request has changed and to take it back. */

type Row = Record<string, unknown>;
interface Delegate {
  findMany(): Promise<Row[]>;
  deleteMany(args: { where: Row }): Promise<unknown>;
  createMany(args: { data: Row[] }): Promise<unknown>;
  updateMany(args: { where: Row; data: Row }): Promise<unknown>;
}
interface Model {
  readonly name: string;
  readonly key: readonly string[];
  readonly table: Delegate;
}

/** In the schema's order: what is pointed at comes before what points. */
const MODELS: readonly Model[] = [
  ...fs.readFileSync("prisma/schema.prisma", "utf8").matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm),
].map(([, name, body]) => {
  const key = /@@id\(\[([^\]]+)\]/.exec(body!)?.[1]?.split(/,\s*/) ?? [/^\s+(\w+)\s.*@id\b/m.exec(body!)![1]!];
  const delegate = name![0]!.toLowerCase() + name!.slice(1);
  return { name: name!, key, table: db[delegate as "user"] as unknown as Delegate };
});

export type Snapshot = ReadonlyMap<string, ReadonlyMap<string, Row>>;

export async function takeSnapshot(): Promise<Snapshot> {
  const all = MODELS.map(async ({ name, key, table }) => {
    const rows = await table.findMany();
    return [name, new Map(rows.map((row) => [JSON.stringify(key.map((field) => row[field])), row]))] as const;
  });
  return new Map(await Promise.all(all));
}

export interface Change {
  readonly model: string;
  readonly id: string;
  readonly before: Row | null;
  readonly after: Row | null;
}

export function changesBetween(before: Snapshot, after: Snapshot): Change[] {
  return MODELS.flatMap(({ name }) => {
    const [old, now] = [before.get(name)!, after.get(name)!];
    const gone = [...old]
      .filter(([id]) => !now.has(id))
      .map(([id, row]) => ({ model: name, id, before: row, after: null }));
    const other = [...now]
      .map(([id, row]) => ({ model: name, id, before: old.get(id) ?? null, after: row }))
      .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
    return [...gone, ...other];
  });
}

/** Takes changes back. What was deleted with a parent comes back with it. */
export async function takeBack(changes: readonly Change[]): Promise<void> {
  const modelOf = new Map(MODELS.map((model) => [model.name, model]));
  const keyOf = ({ model, before, after }: Change) =>
    Object.fromEntries(modelOf.get(model)!.key.map((field) => [field, (before ?? after)![field]]));
  for (const change of [...changes].reverse()) {
    if (!change.before) await modelOf.get(change.model)!.table.deleteMany({ where: keyOf(change) });
  }
  // No two tries may have one number, not even in between.
  for (const [place, change] of changes.entries()) {
    if (change.model === "Submission" && change.before && change.after)
      await db.submission.updateMany({ where: keyOf(change), data: { tryNumber: -1 - place } });
  }
  for (const change of changes) {
    const { table } = modelOf.get(change.model)!;
    if (change.before && change.after) await table.updateMany({ where: keyOf(change), data: change.before });
    else if (change.before) await table.createMany({ data: [change.before] });
  }
}
