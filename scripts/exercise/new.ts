import fs from "node:fs/promises";
import path from "node:path";
import { KIND_IDS, type KindId } from "~/kinds/registry";
import type { Files } from "~/sandbox/contract";

/** Each kind's folder contains `template/`: a small, complete exercise with placeholder text. */
const KINDS = path.resolve(import.meta.dirname, "../../app/kinds");
const SCHEMAS = path.resolve(import.meta.dirname, "../../public/schemas");
/** The default folder for exercises. */
export const EXERCISES = path.resolve(import.meta.dirname, "../../exercises");

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MOST_SLUG = 100;
const isKind = (kind: string): kind is KindId => (KIND_IDS as readonly string[]).includes(kind);

/** The folder of a kind's template. */
export const templateOf = (kind: KindId): string => path.join(KINDS, kind, "template");

/** Checks the name of a kind. Throws if there is no such kind. */
export function demandKind(kind: string): KindId {
  if (!isKind(kind)) throw new Error(`There is no kind "${kind}": use one of ${KIND_IDS.join(", ")}`);
  return kind;
}

/** Throws if the name can't be an exercise's slug, which is part of URLs. */
export function demandSlug(slug: string): void {
  if (!SLUG.test(slug) || slug.length > MOST_SLUG)
    throw new Error(`"${slug}" can't be a folder's name: use lower-case words joined by -, such as ferry-queue`);
}

/** Creates a new exercise's folder from its kind's template and returns its path. Never overwrites anything. */
export async function makeExercise(kind: string, slug: string, parent: string): Promise<string> {
  const template = templateOf(demandKind(kind));
  demandSlug(slug);
  const folder = path.join(parent, slug);
  await fs.mkdir(parent, { recursive: true });
  await fs.mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") throw new Error(`${folder} already exists: choose another name`);
    throw error;
  });
  await fs.cp(template, folder, { recursive: true });
  await nameSchemas(folder);
  return folder;
}

/** Writes files into a folder. Throws if one of the files already exists. */
export async function writeAll(folder: string, files: Files): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await fs.mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await fs.writeFile(path.join(folder, file), text, { flag: "wx" });
  }
}

/** Adds the schemas' paths to the JSON files, so that editors can complete and check these files. */
export async function nameSchemas(folder: string): Promise<void> {
  for (const name of ["exercise", "key", "open"]) {
    const file = path.join(folder, `${name}.json`);
    const text = await fs.readFile(file, "utf8").catch(() => null);
    if (text === null) continue;
    const schema = path.join(await fs.realpath(SCHEMAS), `${name}.v1.json`);
    const from = path
      .relative(await fs.realpath(folder), schema)
      .split(path.sep)
      .join("/");
    await fs.writeFile(file, text.replace("{\n", `{\n  "$schema": ${JSON.stringify(from)},\n`));
  }
}
