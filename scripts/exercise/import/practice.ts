import fs from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { CannotImport } from "./cannot";

/** An exercise in Exercism's practice layout: a stub, its tests and an example that passes them. */
export interface Practice {
  /** The name of the exercise's folder. */
  readonly named: string;
  readonly blurb: string;
  readonly instructions: string;
  readonly authors: readonly string[];
  readonly source: string;
  readonly licence: string;
  /** The learner's starting code, keyed by path. `example` has the same paths. */
  readonly stub: Readonly<Record<string, string>>;
  readonly example: Readonly<Record<string, string>>;
  /** Files that learners can read but not change. */
  readonly given: Readonly<Record<string, string>>;
  readonly spec: { readonly file: string; readonly text: string };
}

/** A file's path inside the folder. Because other people wrote the folder, no path may lead out of it. */
const PathSchema = z
  .string()
  .refine(
    (file) => !/[\\\0]/.test(file) && file.split("/").every((part) => !["", ".", ".."].includes(part)),
    "must be a path in the folder, with / as separator and without . or ..",
  );

const ConfigSchema = z.object({
  authors: z.array(z.string()).default([]),
  contributors: z.array(z.string()).default([]),
  blurb: z.string().default(""),
  source: z.string().optional(),
  source_url: z.string().optional(),
  files: z.object({
    solution: z.array(PathSchema).min(1),
    test: z.array(PathSchema).min(1),
    example: z.array(PathSchema).min(1),
    editor: z.array(PathSchema).default([]),
  }),
});
type Config = z.infer<typeof ConfigSchema>;

const CONFIG = ".meta/config.json";
const DOCS = ["introduction.md", "instructions.md", "instructions.append.md"];
/** How many folders up we look for a collection's licence. */
const LEVELS_UP = 4;

/** Reads a folder in the practice layout. Throws `CannotImport` if the folder doesn't have this layout. */
export async function readPractice(folder: string): Promise<Practice> {
  const home = await fs.realpath(folder).catch(() => folder);
  const read = async (file: string) => {
    const place = await fs.realpath(path.join(folder, file)).catch(() => null);
    if (place === null) return null;
    if (!place.startsWith(home + path.sep)) throw new CannotImport(`${file} is a link that leads out of the folder`);
    return fs.readFile(place, "utf8").catch(() => null);
  };
  const demand = async (file: string) => {
    const text = await read(file);
    if (text === null) throw new CannotImport(`${path.join(folder, file)} is missing`);
    return text;
  };
  const config = parseConfig(await demand(CONFIG), path.join(folder, CONFIG));
  const { solution, test, example, editor } = config.files;
  if (test.length > 1) throw new CannotImport(`has ${test.length} test files: only one can be imported`);
  const docs = await Promise.all(DOCS.map((file) => read(`.docs/${file}`)));
  const instructions = docs.filter((text) => text !== null).join("\n\n");
  if (instructions.trim() === "") throw new CannotImport(`${path.join(folder, ".docs/instructions.md")} is missing`);
  const named = path.basename(path.resolve(folder));
  const each = async (files: readonly string[]) =>
    Object.fromEntries(await Promise.all(files.map(async (file) => [file, await demand(file)] as const)));
  const [stub, given, spec] = await Promise.all([each(solution), each(editor), demand(test[0]!)]);
  return {
    named,
    blurb: config.blurb.trim(),
    instructions: instructions.trim(),
    authors: [...new Set([...config.authors, ...config.contributors])],
    source: config.source_url ?? config.source ?? `the folder ${named}`,
    licence: await findLicence(folder),
    stub,
    example: Object.fromEntries(
      await Promise.all(example.map(async (file) => [placeOf(file, example, solution), await demand(file)] as const)),
    ),
    given,
    spec: { file: test[0]!, text: spec },
  };
}

function parseConfig(text: string, file: string): Config {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new CannotImport(`${file} is not JSON`);
  }
  const { data, error } = ConfigSchema.safeParse(json);
  if (data) return data;
  const [issue] = error.issues;
  throw new CannotImport(`${file} "${issue!.path.join(".")}": ${issue!.message}`);
}

/**
 * The solution file that an example file replaces: the file with the same name, otherwise the file at the same index.
 */
function placeOf(file: string, example: readonly string[], solution: readonly string[]): string {
  const same = solution.find((one) => path.basename(one) === path.basename(file));
  const place = same ?? solution[example.indexOf(file)];
  if (!place) throw new CannotImport(`the example ${file} matches no file of "solution"`);
  return place;
}

/** Reads a file's text. Null if the file doesn't exist or is a link. */
async function readOwn(file: string): Promise<string | null> {
  const isFile = await fs.lstat(file).then(
    (is) => is.isFile(),
    () => false,
  );
  return isFile ? fs.readFile(file, "utf8").catch(() => null) : null;
}

/** Returns the first line of the nearest LICENSE file, in the folder or in a folder above it. */
async function findLicence(folder: string): Promise<string> {
  let dir = path.resolve(folder);
  for (let level = 0; level <= LEVELS_UP; level++) {
    for (const name of ["LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE"]) {
      const text = await readOwn(path.join(dir, name));
      const first = text?.split("\n").find((line) => line.trim() !== "");
      if (first)
        return first
          .replace(/^#+\s*/, "")
          .trim()
          .slice(0, 200);
    }
    dir = path.dirname(dir);
  }
  return NO_LICENCE;
}

export const NO_LICENCE = "not stated in its folder: ask its authors before you publish it";
