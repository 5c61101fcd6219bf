import { existsSync } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import { readFolder } from "~/catalogue/folder.server";
import { readExercise } from "~/kinds/read-exercise";
import { KIND_IDS, KINDS } from "~/kinds/registry";

/** The tables of docs/fairness.md in Markdown, one for each kind that has one. */
export async function fairnessTables(exercises: string): Promise<string> {
  const rows = new Map<string, string[][]>();
  for (const slug of (await fs.readdir(exercises)).sort()) {
    const folder = path.join(exercises, slug);
    if (!existsSync(path.join(folder, "exercise.json"))) continue;
    const { kind, content } = readExercise(await readFolder(folder));
    const row = kind.can.fairness?.row(content);
    if (row) rows.set(kind.id, [...(rows.get(kind.id) ?? []), [`\`${slug}\``, ...row]]);
  }
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const tables = KIND_IDS.flatMap((id) => {
    const { fairness } = KINDS[id].can;
    if (!fairness) return [];
    const head = fairness.head;
    return [[line(head), `|${"---|".repeat(head.length)}`, ...(rows.get(id) ?? []).map(line)].join("\n")];
  });
  return `${tables.join("\n\n")}\n`;
}
