import fs from "node:fs";
import path from "node:path";
import { readFolder } from "~/catalogue/folder.server";
import type { Folder } from "~/kinds/exercise";
import { plantCanaries } from "./canaries";

/**
 * Plants words in the AI reviewer's comments. The comments name the issues, so learners may read them only after
 * submission.
 */
function plantComments(folder: Folder): Folder {
  const file = "ai-review.json";
  const text = folder[file];
  if (!text) return folder;
  const planted = text.replace(/("because": ")/g, "$1zqbecausezq ");
  const reply = folder["origin/ai-review/reply.json"];
  const bodies = reply?.replace(/("body": ")/g, "$1zqcommentzq ");
  return { ...folder, [file]: planted, ...(bodies && { "origin/ai-review/reply.json": bodies }) };
}

/**
 * Writes copies of exercises, with a word in each of their secrets, into a folder. Returns the copies' slugs, each of
 * which sorts before the original's slug.
 */
export async function writePlanted(into: string, names: readonly string[]): Promise<string[]> {
  for (const name of names) {
    const folder = plantComments(plantCanaries(await readFolder(path.resolve("exercises", name))));
    for (const [file, text] of Object.entries(folder)) {
      const to = path.join(into, `a-${name}`, file);
      fs.mkdirSync(path.dirname(to), { recursive: true });
      fs.writeFileSync(to, text);
    }
  }
  return names.map((name) => `a-${name}`);
}
