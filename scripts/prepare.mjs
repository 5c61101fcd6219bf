// Makes a fresh clone ready: packages, database client, sandbox engine, pages. Uses nothing but Node itself, since it runs
// before anything is installed. Each step is skipped when what it depends on has not changed.
import { spawn, spawnSync } from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
process.chdir(root);
const STAMPS = "node_modules/.onramp-stamps.json";
const wanted = new Set(process.argv.slice(2));

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Onramp needs Node 20.19 or newer; this is ${process.versions.node}. Install it from nodejs.org and try again.`,
  );
  process.exit(1);
}

const stamps = readStamps();
function readStamps() {
  try {
    return JSON.parse(fs.readFileSync(STAMPS, "utf8"));
  } catch {
    return {};
  }
}

/** A hash over files and folders: paths, and contents. */
function hash(paths) {
  // Add-ons are compiled for one line of Node.
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

/** `quiet` prints what was said only on failure, `mute` not even then. */
function run(command, args, { quiet = false, mute = false } = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    stdio: quiet || mute ? "pipe" : "inherit",
    encoding: "utf8",
  });
  if (status === 0) return true;
  if (quiet) process.stderr.write(`${stdout ?? ""}${stderr ?? ""}${error ? error.message : ""}`);
  return false;
}

/** npm by the path that runs this script, or by name. */
const NPM = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ["npm"];
const npm = (args, options) => run(NPM[0], [...NPM.slice(1), ...args], options);
const bin = (name, ...args) => run(process.execPath, [`node_modules/${name}`, ...args], { quiet: true });

/**
 * By the lock file; where npm finds that it lacks another platform's builds of a package (`complete-lock.mjs`), by
 * package.json as well, with the lock file put back as it was.
 */
async function install() {
  // Build tools are among the packages, so they are installed whatever NODE_ENV says.
  const options = ["--include=dev", "--no-fund", "--no-audit", "--loglevel=error", "--ignore-scripts"];
  if (!npm(["ci", ...options], { mute: true })) {
    const lock = fs.readFileSync("package-lock.json");
    const isDone = npm(["install", ...options]);
    fs.writeFileSync("package-lock.json", lock);
    if (!isDone) return false;
  }
  return (await buildAddons()) && chooseSqliteDriver();
}

/** Runs the packages' own install steps that package.json allows. Where SQLite's drivers are compiled, both at once. */
async function buildAddons() {
  const { allowScripts } = JSON.parse(fs.readFileSync("package.json", "utf8"));
  const there = [...Object.keys(allowScripts), "better-sqlite3-node22"].filter((name) =>
    fs.existsSync(`node_modules/${name}`),
  );
  const groups = [there.filter((name) => name === "sqlite3"), there.filter((name) => name !== "sqlite3")];
  const builds = groups.map((names) => {
    const child = spawn(NPM[0], [...NPM.slice(1), "rebuild", "--loglevel=error", ...names]);
    const said = [];
    child.stdout.on("data", (part) => said.push(part));
    child.stderr.on("data", (part) => said.push(part));
    return new Promise((resolve) => {
      child.on("error", (error) => resolve({ isDone: false, said: error.message }));
      child.on("close", (status) => resolve({ isDone: status === 0, said: Buffer.concat(said) }));
    });
  });
  const ended = await Promise.all(builds);
  for (const { isDone, said } of ended) if (!isDone) process.stderr.write(said);
  return ended.every(({ isDone }) => isDone);
}

/**
 * better-sqlite3 12 is the last line for Node 20, and ends the process at random on Node 24.19 and later; 13 needs Node 22.
 * npm installs 13, under another name, only where it runs: there it takes the place of 12 (docs/decisions/009).
 */
function chooseSqliteDriver() {
  const newer = "node_modules/better-sqlite3-node22";
  // It may still lie there from another Node.
  if (major < 22 || !fs.existsSync(newer)) return true;
  fs.rmSync("node_modules/better-sqlite3", { recursive: true, force: true });
  fs.cpSync(newer, "node_modules/better-sqlite3", { recursive: true });
  return true;
}

/** One client for each database, from one schema. Nothing is connected to. */
function makeClients() {
  if (!run(process.execPath, ["scripts/postgresql-schema.mjs"], { quiet: true })) return false;
  return ["prisma/schema.prisma", "prisma/postgresql/schema.prisma"].every((schema) =>
    bin("prisma/build/index.js", "generate", "--schema", schema),
  );
}

const SOURCES = [
  "app",
  "prisma/schema.prisma",
  "public",
  "vite.config.ts",
  "remix.config.js",
  "tsconfig.json",
  "package-lock.json",
];
const steps = [
  {
    id: "packages",
    says: "Installing packages (two to four minutes the first time)",
    from: ["package.json", "package-lock.json"],
    made: "node_modules/vite",
    run: install,
  },
  {
    id: "client",
    says: "Making the database client",
    from: ["prisma/schema.prisma", "prisma.config.ts", "scripts/postgresql-schema.mjs", "package-lock.json"],
    made: "app/generated/prisma-postgresql/client.ts",
    run: makeClients,
  },
  {
    id: "engine",
    says: "Building the sandbox engine",
    from: ["app/sandbox", "app/ui", "scripts/build-engine.mjs", "package-lock.json"],
    made: "app/sandbox/generated/engine.wasm",
    run: () => run(process.execPath, ["scripts/build-engine.mjs"], { quiet: true }),
  },
  {
    id: "pages",
    says: "Building the pages",
    from: SOURCES,
    made: "build/server/index.js",
    run: () => bin("@remix-run/dev/dist/cli.js", "vite:build"),
  },
].filter((step) => wanted.size === 0 || wanted.has(step.id));

for (const [index, step] of steps.entries()) {
  const now = hash(step.from);
  if (stamps[step.id] === now && fs.existsSync(step.made)) continue;
  const started = Date.now();
  process.stdout.write(`[${index + 1}/${steps.length}] ${step.says}…\n`);
  if (!(await step.run())) {
    console.error(
      `That did not work: ${step.says.toLowerCase()}. What went wrong stands above; fix it and start again.`,
    );
    process.exit(1);
  }
  // Taken again: an install may rewrite the lock file.
  stamps[step.id] = hash(step.from);
  fs.mkdirSync(path.dirname(STAMPS), { recursive: true });
  fs.writeFileSync(STAMPS, JSON.stringify(stamps));
  process.stdout.write(`      done in ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}
