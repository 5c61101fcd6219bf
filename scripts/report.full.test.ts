import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Table } from "~/cohort/items/table";
import { lsat7 } from "../tests/items/lsat";
import { adaptiveTable } from "../tests/items/simulated";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "report-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

function write(name: string, table: Table): string {
  const file = path.join(folder, name);
  const header = table[0]!.map((_, item) => `item ${item + 1}`);
  fs.writeFileSync(file, [header, ...table].map((row) => row.join(",")).join("\n"));
  return file;
}

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "scripts/report.ts", ...args], {
    cwd: path.resolve(import.meta.dirname, ".."),
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

describe("npm run report -- item-analysis", () => {
  it("prints the published figures of LSAT section 7 as JSON", () => {
    const { status, stdout } = run("item-analysis", write("lsat7.csv", lsat7), "--json");
    expect(status).toBe(0);
    const found = JSON.parse(stdout);
    expect(found).toMatchObject({ people: 1000, isComplete: true, notes: [] });
    expect(found.alpha).toBeCloseTo(0.453, 3);
    expect(found.twoPL).toMatchObject({ isConverged: true, logLikelihood: expect.closeTo(-2658.805, 3) });
    expect(found.rasch.discrimination).toBeCloseTo(1.011, 3);
    expect(found.items[2]).toMatchObject({
      item: "item 3",
      answers: 1000,
      p: 0.772,
      itemTotal: expect.closeTo(0.611, 3),
      itemRest: expect.closeTo(0.313, 3),
      alphaIfDeleted: expect.closeTo(0.345, 3),
      twoPL: { discrimination: expect.closeTo(1.707, 2), intercept: expect.closeTo(1.805, 2) },
      rasch: { discrimination: expect.closeTo(1.011, 3), difficultyAtUnitDiscrimination: expect.closeTo(-1.461, 3) },
      againstOthers: { mayBeMisKeyed: false },
    });
  });

  it("prints a table for people: one line per item, with the totals above", () => {
    const { status, stdout } = run("item-analysis", write("lsat7.csv", lsat7));
    expect(status).toBe(0);
    expect(stdout).toMatch(/^1000 people, 5 items, α 0\.453\n/);
    expect(stdout).toMatch(/2PL: log-likelihood -2658\.805/);
    expect(stdout).toMatch(/item 3 +1000 +0\.772 +0\.611 +0\.313 +0\.345/);
    expect(stdout.split("\n").filter((line) => /^item \d/.test(line))).toHaveLength(5);
  });

  it("for an adaptive table: prints no classical figures, says why, and flags the item whose key is wrong", () => {
    const { table } = adaptiveTable({ people: 400, items: 60, spread: 0.8, misKeyed: 1 }, "run 0");
    const { status, stdout } = run("item-analysis", write("adaptive.csv", table), "--json");
    expect(status).toBe(0);
    const { alpha, isComplete, items, notes } = JSON.parse(stdout);
    expect({ alpha, isComplete, itemRest: items[1].itemRest }).toEqual({
      alpha: null,
      isComplete: false,
      itemRest: null,
    });
    expect(notes[0]).toMatch(/no classical item statistics: not everyone/);
    expect(items[0].againstOthers.mayBeMisKeyed).toBe(true);
  });

  it("says what can't be estimated from few answers, and does not guess", () => {
    const { status, stdout } = run(
      "item-analysis",
      write("two.csv", [
        [1, 0],
        [0, 1],
        [1, 1],
      ]),
      "--json",
    );
    expect(status).toBe(0);
    const { twoPL, items, notes } = JSON.parse(stdout);
    expect(twoPL).toEqual({ refused: "too-few-items", needed: 3 });
    expect(items[0]).toMatchObject({ twoPL: null, alphaIfDeleted: null });
    expect(notes.join("\n")).toMatch(/based on 3 people\. With fewer than 50/);
  });

  it("reports where a threshold separates the answers perfectly, so that the discrimination has no estimate", () => {
    const sharp = Array.from({ length: 60 }, (_, person) =>
      [0, 1, 2, 3].map((item) => (person > 12 * item + 9 ? 1 : 0)),
    );
    const { status, stdout } = run("item-analysis", write("sharp.csv", sharp as Table));
    expect(status).toBe(0);
    expect(stdout).toMatch(/2PL: for 4 items, the answers don’t show how well they discriminate\./);
  });

  it("exits with 1 and one line if a file cannot be read, with 2 if none was named", () => {
    const bad = path.join(folder, "bad.csv");
    fs.writeFileSync(bad, "a,b\n1,2\n0,1\n");
    expect(run("item-analysis", bad)).toMatchObject({
      status: 1,
      stdout: "",
      stderr: expect.stringMatching(/bad\.csv:2, column 2: "2" is not 0, 1 or empty\..*\n$/),
    });
    expect(run("item-analysis", path.join(folder, "none.csv"))).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/none\.csv can't be read \(ENOENT\)/),
    });
    expect(run("item-analysis").status).toBe(2);
    expect(run().status).toBe(2);
  });
});
