import fs from "node:fs/promises";
import path from "node:path";
import { readFolder } from "~/catalogue/folder.server";
import type { Folder } from "~/kinds/exercise";
import { type FixContent, readFix } from "~/kinds/fix/content";
import { namesFix } from "~/kinds/fix/coverage";
import { sentencesOf } from "~/kinds/fix/sentences";

/** A table for each kind whose exercises state what makes their grading fair: docs/fairness.md. */
const TABLES: Readonly<
  Record<string, { readonly head: readonly string[]; readonly row: (folder: Folder) => string[] }>
> = {
  fix: {
    head: ["fix", "sentences", "tested", "careless fixes", "best of them", "right fixes"],
    row: (folder) => rowOfFix(readFix(folder)),
  },
};

function rowOfFix({ coverage, report, repairs }: FixContent): string[] {
  const tested = Object.values(coverage?.sentences ?? {}).filter((by) => typeof by !== "string");
  const named = new Set(Object.values(coverage?.careless ?? {}).filter(namesFix));
  const careless = repairs.filter(({ id }) => named.has(id));
  const best = Math.max(0, ...careless.map(({ score }) => score));
  const right = repairs.filter(({ role }) => role === "right");
  return [sentencesOf(report).length, tested.length, careless.length, best.toFixed(2), right.length].map(String);
}

/** The tables of a folder of exercises, in Markdown. */
export async function fairnessTables(exercises: string): Promise<string> {
  const rows = new Map<string, string[][]>();
  for (const slug of (await fs.readdir(exercises)).sort()) {
    const json = await fs.readFile(path.join(exercises, slug, "exercise.json"), "utf8").catch(() => null);
    const kind = json === null ? "" : String(JSON.parse(json).kind);
    const table = TABLES[kind];
    if (!table) continue;
    const row = [`\`${slug}\``, ...table.row(await readFolder(path.join(exercises, slug)))];
    rows.set(kind, [...(rows.get(kind) ?? []), row]);
  }
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const tables = [...rows].map(([kind, of]) => {
    const { head } = TABLES[kind]!;
    return [line(head), `|${"---|".repeat(head.length)}`, ...of.map(line)].join("\n");
  });
  return `${tables.join("\n\n")}\n`;
}
