import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KIND_IDS as KINDS } from "../../app/kinds/registry";
import { runCommand } from "../../tests/setup/commands";
import type { CheckedFolder } from "../check-folders";
import { makeExercise } from "./new";

const root = path.resolve(import.meta.dirname, "../..");
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), "new-"));
afterAll(() => fs.rmSync(temporary, { recursive: true }));

const run = (...args: string[]) => runCommand("exercise.ts", args);

const BLANK = /\{\{([^{}]+)\}\}/g;
const written = (folder: string) => fs.readdirSync(folder).filter((file) => /\.(md|json)$|^properties\.ts$/.test(file));

/** The positions of the blanks, in the form that `check` prints. */
const blanksOf = (folder: string) =>
  written(folder).flatMap((file) =>
    fs
      .readFileSync(path.join(folder, file), "utf8")
      .split("\n")
      .flatMap((text, i) =>
        [...text.matchAll(BLANK)].map(([, asked]) => ({ file, line: i + 1, message: `fill in the blank: ${asked}` })),
      ),
  );

describe("a new exercise", () => {
  const checked = new Map<string, CheckedFolder>();
  beforeAll(async () => {
    const made = await Promise.all(KINDS.map((kind) => run("new", kind, `my-${kind}`, "--in", temporary)));
    for (const { status, stderr } of made) expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    for (const kind of KINDS) {
      const filled = path.join(temporary, `filled-${kind}`);
      fs.cpSync(path.join(temporary, `my-${kind}`), filled, { recursive: true });
      for (const file of written(filled)) {
        const text = fs.readFileSync(path.join(filled, file), "utf8");
        fs.writeFileSync(path.join(filled, file), text.replace(BLANK, "A sentence that someone wrote."));
      }
    }
    const { stdout } = await run("check", temporary, "--json");
    for (const one of JSON.parse(stdout) as CheckedFolder[]) checked.set(one.slug, one);
  });

  it.each(KINDS)("of kind %s has one problem for each blank, with its line, and no others", (kind) => {
    const { problems } = checked.get(`my-${kind}`)!;
    const blanks = blanksOf(path.join(temporary, `my-${kind}`));
    expect(blanks.length).toBeGreaterThan(10);
    const place = ({ file, line, message }: { file: string; line?: number; message: string }) =>
      `${file}:${line} ${message}`;
    expect(problems.map(place).sort()).toEqual(blanks.map(place).sort());
  });

  it.each(KINDS)("of kind %s passes once its blanks are filled in", (kind) => {
    expect(checked.get(`filled-${kind}`)).toMatchObject({ kind, ok: true, problems: [] });
  });

  it("names the schemas of its JSON files by a correct path", () => {
    const folder = path.join(temporary, "my-review");
    for (const name of ["exercise", "key"]) {
      const { $schema } = JSON.parse(fs.readFileSync(path.join(folder, `${name}.json`), "utf8"));
      expect(path.resolve(folder, $schema)).toBe(path.join(root, `public/schemas/${name}.v1.json`));
    }
  });

  it("is rejected with a clear message if it cannot be created, and nothing is overwritten", async () => {
    const report = path.join(temporary, "my-fix/report.md");
    fs.writeFileSync(report, "Mine.");
    const refusal = (kind: string, slug: string) => makeExercise(kind, slug, temporary).catch(({ message }) => message);
    expect(await refusal("quiz", "ferry-queue")).toBe('There is no kind "quiz": use one of review, test, fix');
    expect(await refusal("fix", "Ferry_Queue")).toMatch(
      /^"Ferry_Queue" can't be a folder's name: use lower-case words/,
    );
    const { status, stderr: there } = await run("new", "fix", "my-fix", "--in", temporary);
    expect(status).toBe(2);
    expect(there).toMatch(/my-fix already exists: choose another name\n$/);
    expect(fs.readFileSync(report, "utf8")).toBe("Mine.");
    expect(fs.readdirSync(temporary).filter((name) => /ferry/i.test(name))).toEqual([]);
  });
});
