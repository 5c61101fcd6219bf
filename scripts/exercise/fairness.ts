import { existsSync } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import { PROPERTIES } from "~/kinds/properties-driver";
import { KIND_IDS, KINDS, type KindId } from "~/kinds/registry";
import { readExerciseIn } from "../check-folders";

/**
 * Creates the tables for docs/fairness.md in Markdown. The first table counts properties. Some kinds also have their
 * own table.
 */
export async function fairnessTables(exercises: string): Promise<string> {
  const rows = new Map<string, string[][]>();
  const all: { readonly kind: KindId; readonly has: boolean; readonly reason: boolean }[] = [];
  for (const slug of (await fs.readdir(exercises)).sort()) {
    const folder = path.join(exercises, slug);
    if (!existsSync(path.join(folder, "exercise.json"))) continue;
    const { files, kind, content, meta } = await readExerciseIn(folder);
    all.push({ kind: kind.id, has: PROPERTIES in files, reason: meta.withoutProperties !== undefined });
    const row = kind.can.fairness?.row(content);
    if (row) rows.set(kind.id, [...(rows.get(kind.id) ?? []), [`\`${slug}\``, ...row]]);
  }
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const head = ["kind", "exercises", "with properties", "with a reason why there are none"];
  const counts = KIND_IDS.filter((id) => KINDS[id].can.fuzzed).map((id) => {
    const own = all.filter(({ kind }) => kind === id);
    return line([
      id,
      ...[own, own.filter(({ has }) => has), own.filter(({ reason }) => reason)].map((of) => `${of.length}`),
    ]);
  });
  const properties = [line(head), `|${"---|".repeat(head.length)}`, ...counts].join("\n");
  const tables = KIND_IDS.flatMap((id) => {
    const { fairness } = KINDS[id].can;
    if (!fairness) return [];
    const head = fairness.head;
    return [[line(head), `|${"---|".repeat(head.length)}`, ...(rows.get(id) ?? []).map(line)].join("\n")];
  });
  return `${[properties, ...tables].join("\n\n")}\n`;
}
