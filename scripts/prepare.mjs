/**
 * Prepares a fresh clone: packages, database client, sandbox engine, pages. Uses only Node's built-in modules, because
 * this script runs before anything is installed. Each step is skipped if its inputs haven't changed. Long: the steps
 * are listed with their inputs and their commands, in the order in which they run.
 *
 *     node scripts/prepare.mjs [tests] [packages] [client] [engine] [pages] [--keep]
 *
 * Without a named step, all steps run. `tests` also installs packages that only tests and benchmarks need. `--keep`
 * skips each step whose result exists and works, even if its inputs have changed: a backup or a report must not replace
 * what a running server uses.
 */
import { spawn, spawnSync } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { refuseTakenPort } from "./refuse-taken-port.mjs";

const root = path.resolve(import.meta.dirname, "..");
process.chdir(root);
const STAMPS = "node_modules/.onramp-stamps.json";
const wanted = new Set(process.argv.slice(2));
const keepsResults = wanted.delete("--keep");
/** A package that only tests need. Once test packages are installed, they stay. */
const TESTED_WITH = "node_modules/@biomejs/biome";
const withTests = wanted.delete("tests") || fs.existsSync(TESTED_WITH);

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Onramp needs Node 20.19 or newer; this is ${process.versions.node}. Install it from nodejs.org and try again.`,
  );
  process.exit(1);
}

if (process.env.npm_lifecycle_event === "prestart") await refuseTakenPort();

const stamps = readStamps();
function readStamps() {
  try {
    return JSON.parse(fs.readFileSync(STAMPS, "utf8"));
  } catch {
    return {};
  }
}

/** Hashes the paths and contents of files and folders. */
function hash(paths) {
  // Native add-ons are compiled for one ABI version of Node.
  const sum = crypto.createHash("sha256").update(process.versions.modules);
  const add = (file) => {
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) {
      for (const name of fs.readdirSync(file).sort()) if (name !== "generated") add(path.join(file, name));
    } else sum.update(file).update("\0").update(fs.readFileSync(file)).update("\0");
  };
  for (const file of paths) add(file);
  return sum.digest("hex");
}

/** Runs a command. `quiet` prints the output only on failure, and `mute` never prints it. */
function run(command, args, { quiet = false, mute = false } = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    stdio: quiet || mute ? "pipe" : "inherit",
    encoding: "utf8",
  });
  if (status === 0) return true;
  if (quiet) process.stderr.write(`${stdout ?? ""}${stderr ?? ""}${error ? error.message : ""}`);
  return false;
}

/** The npm that runs this script, otherwise the npm in PATH. */
const NPM = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ["npm"];
const npm = (args, options) => run(NPM[0], [...NPM.slice(1), ...args], options);
const bin = (name, ...args) => run(process.execPath, [`node_modules/${name}`, ...args], { quiet: true });

/**
 * Installs from the lock file. If npm finds that the file lacks another platform's builds of a package
 * (`complete-lock.mjs`), installs from package.json as well and restores the lock file afterwards. Drivers are compiled
 * while the other steps run.
 */
function install() {
  // These options apply whatever NODE_ENV says. Building the pages needs only `dependencies`, but tests also need
  // `devDependencies`.
  const only = withTests ? "--include=dev" : "--omit=dev";
  const options = [only, "--no-fund", "--no-audit", "--loglevel=error", "--ignore-scripts"];
  // Adding to the existing packages is faster than `npm ci`, which first removes them.
  const isAdding = withTests && stamps.packages === hash(MANIFESTS) && fs.existsSync("node_modules/vite");
  if (isAdding || !npm(["ci", ...options], { mute: true })) {
    const lock = fs.readFileSync("package-lock.json");
    const isDone = npm(["install", ...options]);
    fs.writeFileSync("package-lock.json", lock);
    if (!isDone) return false;
  }
  const { allowScripts } = JSON.parse(fs.readFileSync("package.json", "utf8"));
  const unused = hasNewerDriver() ? "better-sqlite3" : "better-sqlite3-node22";
  const there = [...Object.keys(allowScripts), "better-sqlite3-node22"].filter(
    (name) =>
      name !== unused && fs.existsSync(`node_modules/${name}`) && !fs.existsSync(`node_modules/${name}/build/Release`),
  );
  building.push(build(there).then((isDone) => isDone && chooseSqliteDriver()));
  if (!withTests) removeUnread();
  return true;
}

/** Builds that run during other steps. Each promise resolves to true on success. */
const building = [];

/**
 * Runs the packages' own install steps, which may compile SQLite. With -O1, compiling takes half as long as with -O3,
 * and queries are just as fast (docs/decisions/045-a-quick-first-start.md). The operator's own flags come last, so they
 * override ours.
 */
function build(names) {
  const { CFLAGS = "", CXXFLAGS = "", JOBS = "2" } = process.env;
  const env = { ...process.env, CFLAGS: `-O1 ${CFLAGS}`, CXXFLAGS: `-O1 ${CXXFLAGS}`, JOBS };
  const child = spawn(NPM[0], [...NPM.slice(1), "rebuild", "--loglevel=error", ...names], { env });
  const said = [];
  child.stdout.on("data", (part) => said.push(part));
  child.stderr.on("data", (part) => said.push(part));
  return new Promise((resolve) => {
    child.on("error", (error) => {
      process.stderr.write(error.message);
      resolve(false);
    });
    child.on("close", (status) => {
      if (status !== 0) process.stderr.write(Buffer.concat(said));
      resolve(status === 0);
    });
  });
}

/** Removes source maps and other parts of packages that we never read, which are more than 100 MB. */
function removeUnread() {
  const UNREAD = [
    // Monaco's development build. We bundle the editor from `esm`, and its workers from `min`.
    /^monaco-editor\/dev\//,
    // Query compilers for databases that we don't use.
    /^@prisma\/client\/runtime\/.*\.(mysql|sqlserver|cockroachdb)\./,
    // Prisma's studio and local server. To generate the client, Prisma only loads the studio's `data` folder.
    /^(@prisma\/studio-core\/dist\/ui|@electric-sql|elkjs)\//,
    /\.map$/,
  ];
  for (const file of fs.readdirSync("node_modules", { recursive: true })) {
    const unread = UNREAD.some((pattern) => pattern.test(file.replaceAll(path.sep, "/")));
    if (unread) fs.rmSync(path.join("node_modules", file), { recursive: true, force: true });
  }
}

const NEWER_DRIVER = "node_modules/better-sqlite3-node22";
/**
 * Whether the newer driver is installed and this Node version can run it. The driver may be left over from an
 * installation with another Node version.
 */
const hasNewerDriver = () => major >= 22 && fs.existsSync(NEWER_DRIVER);

/**
 * better-sqlite3 12 is the last version for Node 20, and crashes at random on Node 24.19 and later. Version 13 needs
 * Node 22. npm installs version 13 under another name, and only on machines where it runs. On these machines, version
 * 13 replaces version 12 (docs/decisions/009).
 */
function chooseSqliteDriver() {
  if (!hasNewerDriver()) return true;
  fs.rmSync("node_modules/better-sqlite3", { recursive: true, force: true });
  fs.cpSync(NEWER_DRIVER, "node_modules/better-sqlite3", { recursive: true });
  return true;
}

/** Generates a client for each database from one schema. Doesn't connect to a database. */
function makeClients() {
  if (!run(process.execPath, ["scripts/postgresql-schema.mjs"], { quiet: true })) return false;
  return ["prisma/schema.prisma", "prisma/postgresql/schema.prisma"].every((schema) =>
    bin("prisma/build/index.js", "generate", "--schema", schema),
  );
}

const MANIFESTS = ["package.json", "package-lock.json"];
const SOURCES = [
  "app",
  "prisma/schema.prisma",
  "public",
  "vite.config.ts",
  "remix.config.js",
  "scripts/build-engine.mjs",
  "scripts/build-engine",
  "scripts/bundle-server.mjs",
  "tsconfig.json",
  "package-lock.json",
];
/** Whether the database driver works with this version of Node. */
const canLoadDriver = () =>
  spawnSync(process.execPath, ["-e", "new (require('better-sqlite3'))(':memory:')"]).status === 0;

const steps = [
  {
    id: "packages",
    says: withTests
      ? "Installing packages, including those for tests"
      : "Installing packages (about a minute the first time)",
    from: MANIFESTS,
    made: [withTests ? TESTED_WITH : "node_modules/vite", "node_modules/better-sqlite3"],
    run: install,
  },
  {
    id: "client",
    says: "Generating the database client",
    from: ["prisma/schema.prisma", "prisma.config.ts", "scripts/postgresql-schema.mjs", "package-lock.json"],
    made: "app/generated/prisma-postgresql/client.ts",
    run: makeClients,
  },
  {
    id: "engine",
    says: "Building the sandbox engine",
    from: ["app/sandbox", "app/ui", "scripts/build-engine.mjs", "scripts/build-engine", "package-lock.json"],
    made: [
      "app/sandbox/generated/engine.wasm",
      "app/ui/editor/generated/monaco-parts.js",
      "app/ui/text/generated/render-thread.mjs",
    ],
    run: () => run(process.execPath, ["scripts/build-engine.mjs"], { quiet: true }),
  },
  {
    id: "pages",
    says: "Building the pages",
    from: SOURCES,
    made: "build/server/bundle/web.js",
    run: () =>
      bin("@remix-run/dev/dist/cli.js", "vite:build") &&
      run(process.execPath, ["scripts/bundle-server.mjs"], { quiet: true }),
  },
].filter(({ id }) => wanted.size === 0 || wanted.has(id));

const done = {};
let failed = null;
for (const [index, step] of steps.entries()) {
  const now = hash(step.from);
  const isKept = keepsResults && (step.id !== "packages" || canLoadDriver());
  if ((isKept || stamps[step.id] === now) && [step.made].flat().every((file) => fs.existsSync(file))) continue;
  const started = Date.now();
  process.stdout.write(`[${index + 1}/${steps.length}] ${step.says}…\n`);
  if (!(await step.run())) {
    failed = step.says;
    break;
  }
  done[step.id] = now;
  process.stdout.write(`      done in ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}
if (building.length > 0) {
  process.stdout.write("Waiting for the database driver, which may need compiling…\n");
  if (!(await Promise.all(building)).every(Boolean)) {
    failed ??= "Building the database driver";
    delete done.packages;
  }
}
if (Object.keys(done).length > 0) fs.writeFileSync(STAMPS, JSON.stringify({ ...stamps, ...done }));
if (failed) {
  console.error(`This step failed: ${failed.toLowerCase()}. The reason is above; fix it and try again.`);
  process.exit(1);
}
