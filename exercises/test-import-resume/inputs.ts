import fs from "node:fs";
import { importFile } from "./src/import-file";

/** A file's rows, and after how many rows the shop refuses, call by call. */
export function inputs(random: () => number): unknown[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const lines = Array.from({ length: pick([0, 1, 1, 2, 2, 2, 10, 11]) }, (_, i) =>
    random() < 0.05 ? "" : `R${i};${i % 7}`,
  );
  const refusals = Array.from({ length: pick([0, 0, 0, 1]) }, () => pick([0, 1, 5, 10]));
  return [["sku;quantity", ...lines].join("\n") + pick(["", "\n"]), refusals];
}

/** All that was written, what the last call says, and what is left in the folder. */
export async function call(args: unknown[]): Promise<unknown> {
  const [text, refusals] = args as [string, readonly number[]];
  fs.rmSync("/tmp/in", { recursive: true, force: true });
  fs.mkdirSync("/tmp/in");
  fs.writeFileSync("/tmp/in/a.csv", text);
  const written: string[] = [];
  let room = 0;
  const write = async (rows: readonly { sku: string }[]) => {
    if (written.length + rows.length > room) throw new Error("full");
    written.push(...rows.map(({ sku }) => sku));
  };
  for (const limit of refusals) {
    room = limit;
    await importFile({ write }, "/tmp/in/a.csv").catch(() => {});
  }
  room = Number.POSITIVE_INFINITY;
  const { total } = await importFile({ write }, "/tmp/in/a.csv");
  return { total, left: fs.readdirSync("/tmp/in") };
}
