/**
 * `npm run test:next-node`: runs `npm test` for the committed code on the next LTS version of Node. This version of
 * Node is installed as a package (with the headers against which native add-ons are compiled), so nothing else needs to
 * be installed. The clone in .cache/next-node keeps its packages between runs.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const LINE = 24;
const root = path.resolve(import.meta.dirname, "..");
const clone = path.join(root, ".cache/next-node");
const runtime = path.join(root, ".cache/next-node-runtime");
const name = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;

function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { stdio: "inherit", cwd: root, ...options });
  if (status === 0) return;
  if (error) console.error(error.message);
  console.error(`\nThis command failed: ${[path.basename(command), ...args].join(" ")}`);
  process.exit(status ?? 1);
}

const npm = process.env.npm_execpath;
if (!npm) {
  console.error("Start this with npm: npm run test:next-node");
  process.exit(1);
}

const home = path.join(runtime, "node_modules", name);
if (!fs.existsSync(path.join(home, "bin/node"))) {
  console.log(`Fetching Node ${LINE}…`);
  fs.mkdirSync(runtime, { recursive: true });
  fs.writeFileSync(path.join(runtime, "package.json"), "{}\n");
  run(process.execPath, [npm, "install", "--no-audit", "--no-fund", "--loglevel=error", `${name}@${LINE}`], {
    cwd: runtime,
  });
}

if (!fs.existsSync(clone)) run("git", ["clone", "--quiet", root, clone]);
run("git", ["fetch", "--quiet", "origin", "HEAD"], { cwd: clone });
run("git", ["reset", "--quiet", "--hard", "FETCH_HEAD"], { cwd: clone });

const node = path.join(home, "bin/node");
// npm sets variables that refer to this Node version and this folder, so the run with the next version starts without
// them.
const inherited = Object.entries(process.env).filter(([key]) => !/^npm_(?!execpath$|config_)|^INIT_CWD$/.test(key));
const env = {
  ...Object.fromEntries(inherited),
  PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}`,
  npm_config_nodedir: home,
};
run(node, ["--version"], { cwd: clone, env });
run(node, ["scripts/prepare.mjs", "tests"], { cwd: clone, env });
run(node, ["scripts/test.mjs", ...process.argv.slice(2)], { cwd: clone, env });
