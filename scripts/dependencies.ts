/**
 * docs/dependencies.md: every package that Onramp names, its licence as installed, and why it is here.
 *
 *   node --import tsx scripts/dependencies.ts          writes the tables again; a new package gets a row without a reason
 *   node --import tsx scripts/dependencies.ts --check  ends with 1 where they don't fit, or a reason is missing
 */
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";

const root = path.resolve(import.meta.dirname, "..");
const FILE = path.join(root, "docs/dependencies.md");

/** Licences that ask for no more than their text and their authors' names. A new one is for a person to read. */
const KNOWN = new Set(["MIT", "MIT-0", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "0BSD", "BlueOak-1.0.0"]);
KNOWN.add("OFL-1.1").add("Unlicense").add("CC0-1.0").add("Python-2.0").add("MPL-2.0").add("CC-BY-3.0").add("CC-BY-4.0");

const Names = z.record(z.string(), z.string()).default({});
const Manifest = z.object({ dependencies: Names, devDependencies: Names, optionalDependencies: Names });
const Lock = z.object({
  packages: z.record(z.string(), z.object({ license: z.unknown().optional(), dev: z.boolean().default(false) })),
});
const readJson = (file: string): unknown => JSON.parse(fs.readFileSync(path.join(root, file), "utf8"));

const manifest = Manifest.parse(readJson("package.json"));
const SECTIONS = [
  ["To build and run", { ...manifest.dependencies, ...manifest.optionalDependencies }],
  ["For tests and benchmarks", manifest.devDependencies],
] as const;

const Package = z.object({ license: z.unknown().optional() });
function licenceOf(name: string): string | null {
  const file = `node_modules/${name}/package.json`;
  if (!fs.existsSync(path.join(root, file))) return null;
  const { license } = Package.parse(readJson(file));
  return typeof license === "string" ? license : "none stated";
}

/** A table's rows: name, licence, reason. */
const ROW = /^\| `([^`]+)` \| ([^|]*) \| ([^|]*) \|$/gm;
const rowsOf = (text: string) =>
  new Map([...text.matchAll(ROW)].map(([, name, licence, why]) => [name!, { licence: licence!, why: why!.trim() }]));

/** What others were read to ask, by package. */
const READ: Readonly<Record<string, string>> = {
  // Asks to publish changes to itself: it comes unchanged, with Prisma's studio, which nothing of ours starts.
  "node_modules/elkjs": "EPL-2.0",
  // MIT, as its LICENSE file says; comes with a driver for MySQL, which nothing of ours loads.
  "node_modules/seq-queue": "none stated",
  // MIT, as their LICENSE files or READMEs say; come with Remix's compiler.
  "node_modules/eval": "none stated",
  "node_modules/format": "none stated",
  "node_modules/require-like": "none stated",
};

/** "(MIT AND Apache-2.0)": each of them holds. */
const allKnown = (licence: string) =>
  licence
    .split(/ and |[()]/i)
    .map((one) => one.trim())
    .filter(Boolean)
    .every((one) => KNOWN.has(one));

/**
 * Of all that building and running bring along: by the lock file, or as installed. Builds for other platforms state
 * none in either.
 */
function findUnread(): string[] {
  const packages = Object.entries(Lock.parse(readJson("package-lock.json")).packages);
  return packages.flatMap(([at, { license, dev }]) => {
    if (at === "" || dev) return [];
    const licence = typeof license === "string" ? license : licenceOf(at.replace(/^node_modules\//, ""));
    const isKnown = licence === null || licence.split(" OR ").some(allKnown);
    return isKnown || READ[at] === licence ? [] : [`${at} has a licence that no one has checked: ${licence}`];
  });
}

function write(before: string): string {
  const known = rowsOf(before);
  const tables = SECTIONS.map(([title, names]) => {
    const rows = Object.keys(names)
      .sort()
      .map(
        (name) =>
          `| \`${name}\` | ${licenceOf(name) ?? known.get(name)?.licence ?? ""} | ${known.get(name)?.why ?? ""} |`,
      );
    return [`## ${title}`, "", "| package | licence | why |", "|---|---|---|", ...rows].join("\n");
  });
  const [intro = ""] = before.split(/^## /m);
  return `${[intro.trim(), ...tables].join("\n\n")}\n`;
}

/** What doesn't fit, each with what to do. */
export function findProblems(text: string): string[] {
  const known = rowsOf(text);
  const names = SECTIONS.flatMap(([, some]) => Object.keys(some));
  const missing = names.filter((name) => !known.get(name)?.why);
  const gone = [...known.keys()].filter((name) => !names.includes(name));
  const other = names.filter((name) => {
    const licence = licenceOf(name);
    return licence !== null && known.has(name) && known.get(name)!.licence !== licence;
  });
  return [
    ...missing.map((name) => `${name} has no reason: explain in docs/dependencies.md why we use it`),
    ...gone.map((name) => `${name} is no longer a dependency: remove its row`),
    ...other.map((name) => `${name} now has another licence: ${licenceOf(name)}`),
    ...findUnread(),
  ];
}

if (process.argv[1] === import.meta.filename) {
  const before = fs.readFileSync(FILE, "utf8");
  if (!process.argv.includes("--check")) fs.writeFileSync(FILE, write(before));
  const problems = findProblems(fs.readFileSync(FILE, "utf8"));
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
