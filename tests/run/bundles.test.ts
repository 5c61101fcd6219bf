import fs from "node:fs";
import path from "node:path";
import { brotliDecompressSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readFolder } from "../../app/catalogue/folder.server";
import { KIND_IDS } from "../../app/kinds/cards";
import { secretOf } from "../setup/canaries";

/** The built files that every browser gets. They must contain no exercise, and nothing that only the server needs. */

const root = path.resolve(import.meta.dirname, "../..");
const client = path.join(root, "build/client");
const files = fs
  .readdirSync(client, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.endsWith(".br"))
  .map((entry) => path.relative(client, path.join(entry.parentPath, entry.name)))
  .sort();
const textOf = (file: string) => fs.readFileSync(path.join(client, file), "utf8");
/** The editor's workers, as its package ships them. They may contain words that our own files must not. */
const OF_THE_EDITOR = /^assets\/(ts|editor)\.worker-/;
const texts = files.filter((file) => !OF_THE_EDITOR.test(file)).map((file) => [file, textOf(file)] as const);

/** Normalizes what a bundler may write differently: quotes, line ends and letters beyond ASCII. */
const plain = (text: string) =>
  text.replace(/\\u([0-9a-f]{4})/gi, (_all, hex) => String.fromCharCode(parseInt(hex, 16)));

const SLUGS = fs
  .readdirSync(path.join(root, "exercises"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe("the built files", () => {
  it("exist, without source maps and without any file named after a server module", () => {
    expect(files.length).toBeGreaterThan(20);
    expect(
      files
        .filter((file) => /\.map$|\.server|exercises|(^|\/)\./.test(file) && !/^\.vite/.test(file))
        .filter((file) => !/exercises[^/]*-[\w-]{8}\.(js|css)$/.test(file)),
    ).toEqual([]);
    expect(
      texts.filter(([, text]) => /sourceMappingURL=(?!data:text\/plain)/.test(text)).map(([file]) => file),
    ).toEqual([]);
  });

  it("have a hash of their contents in their names in the permanently cached folder", () => {
    const unhashed = files.filter((file) => file.startsWith("assets/") && !/[-.][\w-]{8}\.\w+$/.test(file));
    expect(unhashed).toEqual([]);
  });

  it.each(SLUGS)("contain no line of %s", async (slug) => {
    const folder = await readFolder(path.join(root, "exercises", slug));
    const lines = Object.values(folder)
      .flatMap((text) => text.split("\n"))
      .map((line) => line.trim())
      .filter((line) => line.length > 40 && !/^(import|export \* from|"\$schema")/.test(line));
    const secret = Object.keys(folder).filter((file) => secretOf(file, folder) !== null || file === "key.json");
    expect(lines.length).toBeGreaterThan(50);
    expect(secret.length).toBeGreaterThan(1);
    const found = texts.flatMap(([file, text]) => {
      const said = plain(text);
      return lines.filter((line) => said.includes(line)).map((line) => `${file}: ${line}`);
    });
    expect(found).toEqual([]);
  });

  it.each([
    ["passwords", /argon2|verifyPassword/],
    ["the database", /PrismaClient|prisma\/generated|better-sqlite3|adapter-pg|SELECT [\w"*, ]+ FROM|DATABASE_URL=/],
    ["sessions", /better-auth|session_token|BETTER_AUTH/],
    ["the environment", /process\.env\.(?!NODE_ENV)[A-Z_]+/],
    ["the machine that built it", new RegExp(`${root.replaceAll("/", "\\/")}|/home/\\w+|/root/`)],
    // The editor's declarations name modules that the sandbox offers: `declare module "node:fs"`.
    ["parts of Node", /(?<!declare module \\?["'])node:(fs|crypto|http|child_process|worker_threads)|require\("fs"\)/],
  ])("contain nothing of %s", (_what, words) => {
    const found = texts
      .filter(([, text]) => words.test(text))
      .map(([file, text]) => `${file}: ${words.exec(text)![0]}`);
    expect(found).toEqual([]);
  });

  it("leave form validation to the server", () => {
    expect(texts.filter(([, text]) => text.includes("_zod")).map(([file]) => file)).toEqual([]);
  });

  it("contain no value from the build's environment", () => {
    const values = Object.entries(process.env).filter(
      ([name, value]) => /SECRET|TOKEN|PASSWORD|KEY|DATABASE/i.test(name) && (value ?? "").length > 11,
    );
    for (const [name, value] of values)
      for (const [file, text] of texts) expect(text.includes(value!), `${name} in ${file}`).toBe(false);
  });
});

/**
 * Returns the size of the compressed copy that `compressedCopies` in vite.config.ts wrote, or the plain size if that is
 * smaller.
 */
function sizeOf(file: string): number {
  const copy = path.join(client, `${file}.br`);
  return fs.statSync(fs.existsSync(copy) ? copy : path.join(client, file)).size;
}

/** Returns the chunk and everything that it imports statically. */
function withImports(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, name] of textOf(file).matchAll(/(?:from|import)"\.\/([\w.-]+\.js)"/g))
    withImports(`assets/${name}`, seen);
  return seen;
}

interface Chunk {
  readonly module: string;
}
const manifest = (): { entry: Chunk; routes: Record<string, Chunk> } =>
  JSON.parse(
    textOf(named(/^assets\/manifest-/))
      .replace(/^window\.__remixManifest=/, "")
      .replace(/;\s*$/, ""),
  );
const named = (pattern: RegExp) => files.find((file) => pattern.test(file))!;
const viewOf = (kind: string) => {
  const found = new RegExp(`"\\./${kind}/view\\.tsx":.*?import\\("\\./([\\w-]+\\.js)"\\)`).exec(
    textOf(named(/^assets\/load-view-/)),
  );
  return `assets/${found![1]}`;
};

/** Returns the files that a page loads: the app's, the route's and its parent's, and `more`. */
function loadedOn(route: string, more: readonly (() => string)[]): string[] {
  const { entry, routes } = manifest();
  const first = [entry, routes.root!, routes[route]!].map(({ module }) => module.slice(1));
  return [...new Set([...first, ...more.map((file) => file())].flatMap((file) => [...withImports(file)]))];
}
const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);

describe("the JavaScript of a page", () => {
  const WORKSPACE = "routes/learner/exercises.$slug";
  it.each([
    ["home", "routes/learner/learn", [], 95],
    ["the list", "routes/learner/exercises._index", [], 95],
    ["a lesson, without the engine", "routes/anyone/lessons.$id", [], 120],
    ["a review's workspace", WORKSPACE, [() => viewOf("review")], 125],
    ["a fix's workspace, without the editor", WORKSPACE, [() => viewOf("fix")], 120],
    [
      "a test exercise's workspace, with the worker that runs it",
      WORKSPACE,
      [() => viewOf("test"), () => named(/^assets\/browser-worker-/), () => named(/^assets\/browser-(?!worker)/)],
      200,
    ],
  ])("of %s stays within its limit", (_page, route, more, most) => {
    const kB = sum(loadedOn(route, more).map(sizeOf)) / 1000;
    expect(kB).toBeGreaterThan(most / 2);
    expect(kB).toBeLessThan(most);
  });

  it.each(KIND_IDS)("of a %s workspace, without the editor, stays under 150 kB with gzip", (kind) => {
    const sizes = loadedOn(WORKSPACE, [() => viewOf(kind)]).map((file) => gzipSync(textOf(file)).length);
    expect(sum(sizes) / 1000).toBeGreaterThan(75);
    expect(sum(sizes) / 1000).toBeLessThan(150);
  });

  it("is compressed in the build", () => {
    const [file, copy] = texts
      .map(([name]) => [name, path.join(client, `${name}.br`)] as const)
      .find(([, name]) => fs.existsSync(name))!;
    expect(brotliDecompressSync(fs.readFileSync(copy))).toEqual(fs.readFileSync(path.join(client, file)));
  });
});
