import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isLong } from "../setup/runs";
import { type Running, startServer } from "../setup/server";

const root = path.resolve(import.meta.dirname, "../..");
const MINUTES = 60_000;

/**
 * Links this checkout's packages into the clone as if they had been installed there. The long run installs the packages
 * instead.
 */
function lendPackages(clone: string): void {
  if (isLong || spawnSync("cp", ["-al", path.join(root, "node_modules"), clone]).status !== 0) return;
  const stamps = path.join(clone, "node_modules/.onramp-stamps.json");
  const { packages } = JSON.parse(fs.readFileSync(stamps, "utf8")) as { packages: string };
  fs.rmSync(stamps);
  fs.writeFileSync(stamps, JSON.stringify({ packages }));
}

/** Runs the README's start command on a fresh clone of the committed files, without any other manual step. */
describe("a fresh clone", () => {
  let clone: string;
  let running: Running;

  beforeAll(async () => {
    clone = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "onramp-clone-")), "onramp");
    const cloned = spawnSync("git", ["clone", "--quiet", "--depth", "1", `file://${root}`, clone], {
      encoding: "utf8",
    });
    expect(cloned.stderr).toBe("");
    lendPackages(clone);
    running = await start();
  }, 10 * MINUTES);

  afterAll(async () => {
    await running?.stop();
    fs.rmSync(path.dirname(clone), { recursive: true, force: true });
  });

  // Uses the clone's own data folder, as a user would.
  const start = () =>
    startServer({
      command: ["npm", "start"],
      cwd: clone,
      dir: path.join(clone, "data"),
      timeoutMs: 9 * MINUTES,
    });

  it("starts with the README's command, shows progress, and names an account for each role", () => {
    const readme = fs.readFileSync(path.join(root, "README.md"), "utf8");
    expect(readme).toMatch(/^npm start\b/m);
    for (const word of [
      ...(isLong ? ["Installing packages"] : []),
      "Building the pages",
      "graded",
      "learner",
      "mentor",
      "lead",
      "admin",
      running.origin,
    ]) {
      expect(running.output()).toContain(word);
    }
  });

  it("keeps the secret out of git", () => {
    expect(fs.readFileSync(path.join(clone, "data/secret"), "utf8").trim()).toMatch(/^[0-9a-f]{64}$/);
    const { stdout } = spawnSync("git", ["status", "--porcelain"], { cwd: clone, encoding: "utf8" });
    expect(stdout).toBe("");
  });

  it(
    "exits with 0 on Ctrl-C, and starts again without installing, building or seeding",
    async () => {
      expect(await running.stop("SIGINT")).toBe(0);
      running = await start();
      for (const word of ["Installing", "Building", "Setting up"]) expect(running.output()).not.toContain(word);
    },
    2 * MINUTES,
  );
});
