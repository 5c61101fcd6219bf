import fs from "node:fs";
import path from "node:path";
import { readFolder } from "../../app/catalogue/folder.server";
import { readExercise } from "../../app/kinds/read-exercise";
import type { MatrixRequest } from "../../app/sandbox/contract";

/** Reads the run that a benchmark measures (`what`) from every exercise whose kind defines this run. */
export async function readMeasured(what: "allMutants" | "meter"): Promise<{ slug: string; request: MatrixRequest }[]> {
  const found: { slug: string; request: MatrixRequest }[] = [];
  const folders = fs.readdirSync("exercises").filter((slug) => fs.existsSync(`exercises/${slug}/exercise.json`));
  for (const slug of folders) {
    const { kind, content } = readExercise(await readFolder(path.resolve("exercises", slug)));
    const request = await kind.can.measured?.[what]?.(content);
    if (request) found.push({ slug, request });
  }
  return found;
}
