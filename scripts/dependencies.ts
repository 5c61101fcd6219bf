/**
 * Maintains docs/dependencies.md, which lists every direct dependency, its installed licence, and the reason for using
 * it.
 *
 *   node --import tsx scripts/dependencies.ts          rewrites the tables; a new package gets a row without a reason
 *   node --import tsx scripts/dependencies.ts --check  exits with 1 if the tables are outdated or a reason is missing
 */
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";

const root = path.resolve(import.meta.dirname, "..");
const FILE = path.join(root, "docs/dependencies.md");

/** Licences that we accept. A person must first read any other licence. */
const KNOWN = new Set(["MIT", "MIT-0", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "0BSD", "BlueOak-1.0.0"]);
KNOWN.add("OFL-1.1").add("Unlicense").add("CC0-1.0").add("Python-2.0").add("MPL-2.0").add("CC-BY-3.0").add("CC-BY-4.0");

const Names = z.record(z.string(), z.string()).default({});
const Manifest = z.object({ dependencies: Names, devDependencies: Names, optionalDependencies: Names });
const Lock = z.object({
  packages: z.record(z.string(), z.object({ license: z.unknown().optional(), dev: z.boolean().default(false) })),
});
const readJson = (file: string): unknown => JSON.parse(fs.readFileSync(path.join(root, file), "utf8"));
const { packages: locked } = Lock.parse(readJson("package-lock.json"));

const manifest = Manifest.parse(readJson("package.json"));
const SECTIONS = [
  ["To build and run", { ...manifest.dependencies, ...manifest.optionalDependencies }],
  ["For tests and benchmarks", manifest.devDependencies],
] as const;

const Package = z.object({ license: z.unknown().optional() });
/**
 * The licence that the installed package states. If the package isn't installed, for example because it is for another
 * version of Node, returns the licence in the lock file, or null if the lock file states none.
 */
function licenceOf(name: string): string | null {
  const folder = `node_modules/${name}`;
  const isInstalled = fs.existsSync(path.join(root, folder, "package.json"));
  const { license } = Package.parse(isInstalled ? readJson(`${folder}/package.json`) : (locked[folder] ?? {}));
  if (!isInstalled && license === undefined) return null;
  return typeof license === "string" ? license : "none stated";
}

/** Matches a table's row: name, licence, reason. */
const ROW = /^\| `([^`]+)` \| ([^|]*) \| ([^|]*) \|$/gm;
const rowsOf = (text: string) =>
  new Map([...text.matchAll(ROW)].map(([, name, licence, why]) => [name!, { licence: licence!, why: why!.trim() }]));

/** Licences that a person has checked, keyed by package folder. */
const READ: Readonly<Record<string, string>> = {
  // This licence requires publishing changes to elkjs, but we don't change elkjs. It is part of Prisma's studio, which
  // we never start.
  "node_modules/elkjs": "EPL-2.0",
  // MIT according to its LICENSE file. Part of a MySQL driver that we never load.
  "node_modules/seq-queue": "none stated",
  // MIT according to their LICENSE files or READMEs. Part of Remix's compiler.
  "node_modules/eval": "none stated",
  "node_modules/format": "none stated",
  "node_modules/require-like": "none stated",
};

/** Whether we accept every licence in an expression such as "(MIT AND Apache-2.0)", in which all licences apply. */
const allKnown = (licence: string) =>
  licence
    .split(/ and |[()]/i)
    .map((one) => one.trim())
    .filter(Boolean)
    .every((one) => KNOWN.has(one));

/**
 * Finds unchecked licences of packages that are needed to build or run Onramp. Reads a licence from the lock file or
 * from the installed package. For builds for other platforms, neither of these states a licence.
 */
function findUnread(): string[] {
  return Object.entries(locked).flatMap(([at, { license, dev }]) => {
    if (at === "" || dev) return [];
    const licence = typeof license === "string" ? license : licenceOf(at.replace(/^node_modules\//, ""));
    const isKnown = licence === null || licence.split(" OR ").some(allKnown);
    return isKnown || READ[at] === licence ? [] : [`${at} has a licence that no one has reviewed yet: ${licence}`];
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

/** Lists everything that is outdated or missing, and what to do about it. */
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
