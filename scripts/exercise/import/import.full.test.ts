// Long: the exercises that can be imported, each part of the result, and each refusal.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createInProcess } from "~/sandbox/in-process";
import { builtEngine } from "~/sandbox/wasm.server";
import { runCommand } from "../../../tests/setup/commands";
import type { CheckedFolder } from "../../check-folders";
import { LOOSE } from "./fixtures/loose";
import { DEPOT, LOCKER, SEAT_CODES } from "./fixtures/practice";
import { SHELVES } from "./fixtures/shelves";
import { importExercise } from "./import";

const temporary = fs.mkdtempSync(path.join(os.tmpdir(), "import-"));
const sandbox = createInProcess(await builtEngine());
afterAll(async () => {
  await sandbox.close();
  fs.rmSync(temporary, { recursive: true });
});

const run = (...args: string[]) => runCommand("exercise.ts", args);

function practice(name: string, files: Readonly<Record<string, string>>): string {
  const folder = path.join(temporary, "practice", name);
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  }
  return folder;
}
const made = (slug: string) => path.join(temporary, "made", slug);
const read = (slug: string, file: string) => fs.readFileSync(path.join(made(slug), file), "utf8");

describe("an exercise in the practice layout", () => {
  const told = new Map<string, string>();
  let checked: CheckedFolder[] = [];
  beforeAll(async () => {
    const folders = { "seat-codes": SEAT_CODES, locker: LOCKER, depot: DEPOT, shelves: SHELVES };
    await Promise.all(
      Object.entries(folders).map(async ([name, files]) => {
        const { status, stdout, stderr } = await run("import", practice(name, files), "--to", made(name));
        // On a slow machine, the command also prints its progress.
        const lines = stderr.split("\n").filter((line) => !line.startsWith("Tried ") && line !== "");
        expect({ status, lines }).toEqual({
          status: 0,
          lines: [
            "Starting the sandbox…",
            expect.stringMatching(/^Dividing \d+ tests: each runs on the stub and on the example…$/),
            ...lines.slice(2, -1).map((_, i) => expect.stringContaining(`(division ${i + 1} of at most 4)…`)),
            "Checking the new exercise…",
          ],
        });
        expect(lines.length).toBeGreaterThan(3);
        told.set(name, stdout);
      }),
    );
    checked = JSON.parse((await run("check", path.join(temporary, "made"), "--json")).stdout);
  }, 300_000);

  it("becomes a fix exercise that passes the check, with one command", () => {
    expect(checked).toMatchObject([
      { slug: "depot", kind: "fix", ok: true, problems: [] },
      { slug: "locker", kind: "fix", ok: true, problems: [] },
      { slug: "seat-codes", kind: "fix", ok: true, problems: [] },
      { slug: "shelves", kind: "fix", ok: true, problems: [] },
    ]);
  });

  it("can be read by others, as any other folder that the author creates", () => {
    expect(fs.statSync(made("depot")).mode & 0o777).toBe(0o777 & ~process.umask());
  });

  it("says nothing about the machine, except how its folder reaches the schemas", () => {
    for (const slug of told.keys()) {
      const files = fs.readdirSync(made(slug), { recursive: true, encoding: "utf8" });
      const texts = files.filter((file) => fs.statSync(path.join(made(slug), file)).isFile());
      const all = [told.get(slug)!.replace(made(slug), ""), ...texts.map((file) => read(slug, file))]
        .join("\n")
        .replace(/"\$schema": "[^"]*"/, "");
      for (const own of [os.tmpdir(), os.homedir(), os.hostname(), process.cwd()]) expect(all).not.toContain(own);
    }
  });

  it("is imported in under 10 seconds of processor time", async () => {
    const from = process.cpuUsage();
    await importExercise(practice("shelves", SHELVES), path.join(temporary, "timed", "shelves"), sandbox);
    const { user, system } = process.cpuUsage(from);
    expect((user + system) / 1_000).toBeLessThan(10_000);
  });

  it("keeps its source, its licence and its name", () => {
    expect(JSON.parse(read("locker", "exercise.json")).origin).toEqual({
      type: "imported",
      source: "the folder locker",
      licence: "MIT License",
      named: "locker",
      authors: ["row-f"],
    });
    expect(JSON.parse(read("seat-codes", "exercise.json")).origin).toMatchObject({
      source: "https://example.org/seat-codes",
      licence: expect.stringMatching(/^not stated/),
    });
    expect(read("locker", "teaching.md")).toContain("by row-f. Licence: MIT License");
    expect(told.get("seat-codes")).toContain("ask its authors before you publish it");
  });

  it("has its tests enabled and divided, with groups, imports and helpers intact", () => {
    const { defects, kept } = JSON.parse(read("seat-codes", "exercise.json"));
    expect(defects.map(({ id }: { id: string }) => id)).toEqual(["rows", "seats", "front"]);
    const all = [
      "code/tests/examples.test.ts",
      ...defects.flatMap((d: { tests: string[]; twins: string[] }) => [...d.tests, ...d.twins]),
      ...kept.flatMap((k: { tests: string[] }) => k.tests),
    ].map((file) => read("seat-codes", file));
    const titles = all.join("\n").match(/test(?:\.each\(.*?\))?\('[^']+'/g)!;
    // Eight tests are about rows and seats, and three about the front. No test appears twice.
    expect(new Set(titles).size).toBe(titles.length - 1); // two tests are titled "of a code with blanks"
    expect(titles).toHaveLength(11);
    expect(all.join("\n")).not.toMatch(/\b(?:xtest\(|skip)/);
    const twin = read("seat-codes", "hidden/rows-twin.test.ts");
    expect(twin).toContain('import { isFront, rowOf, seatOf } from "../seat-codes";');
    expect(twin).toContain("const LAST = 'J24';");
    expect(twin).toMatch(
      /describe\('seat codes', \(\) => \{\s+describe\('rows', \(\) => \{\s+test\('of a code in small letters'/,
    );
  });

  it("has a described repair of each role, with its score", () => {
    for (const slug of ["seat-codes", "locker", "depot", "shelves"]) {
      const { fixes } = JSON.parse(read(slug, "exercise.json"));
      expect(fixes.map(({ role }: { role: string }) => role)).toEqual(["wrong", "special-cases", "breaks", "right"]);
      for (const { says } of fixes) expect(says).toMatch(/^\S+ \S+/);
    }
    expect(read("seat-codes", "fixes/visible-tests-alone/seat-codes.js")).toContain('case "[\\"A1\\"]":');
  });

  it("can have several files, some of them given", () => {
    expect(JSON.parse(read("depot", "exercise.json")).editable).toEqual(["depot.js", "shelf.js"]);
    expect(read("depot", "code/lib/sizes.js")).toBe(DEPOT["lib/sizes.js"]);
    expect(read("depot", "hidden/same-names.test.ts")).toContain('expect(typeof code1.default).toBe("function");');
  });

  it("starts with a stub that loads, even if the original does not", () => {
    expect(read("seat-codes", "code/seat-codes.js")).toBe(SEAT_CODES["seat-codes.js"]);
    expect(read("locker", "code/locker.ts")).toContain("export function Locker(");
  });
});

describe("an exercise with another way to export, or few tests", () => {
  const convert = async (name: keyof typeof LOOSE) => {
    const to = path.join(temporary, "loose", name.toLowerCase().replaceAll("_", "-"));
    const seen: [number, number][] = [];
    const progress = (done: number, most: number) => void seen.push([done, most]);
    await importExercise(practice(name, LOOSE[name]), to, sandbox, { progress });
    return { seen, text: (file: string) => fs.readFileSync(path.join(to, file), "utf8") };
  };

  it.each(Object.keys(LOOSE) as (keyof typeof LOOSE)[])("is imported: %s", async (name) => {
    const { seen, text } = await convert(name);
    const { fixes, defects } = JSON.parse(text("exercise.json"));
    expect(fixes.map(({ role }: { role: string }) => role)).toEqual(["wrong", "special-cases", "breaks", "right"]);
    expect(defects[0].twins).toHaveLength(1);
    expect(seen.length).toBeGreaterThan(0);
    for (const [done, most] of seen) expect(done).toBeLessThan(most);
  });
});

describe("rejects with a one-line error, leaving nothing behind, an exercise", () => {
  const refusal = async (name: string, files: Readonly<Record<string, string>>) => {
    const to = path.join(temporary, "refused", name);
    const message = await importExercise(practice(name, files), to, sandbox).then(
      () => "imported",
      (error) => `${error.name}: ${error.message}`,
    );
    expect(fs.existsSync(path.dirname(to))).toBe(false);
    return message;
  };

  it("whose example fails its own tests", async () => {
    const proof = SEAT_CODES[".meta/proof.ci.js"]!.replace("<= 'C'", "<= 'B'");
    expect(await refusal("wrong-example", { ...SEAT_CODES, ".meta/proof.ci.js": proof })).toMatch(
      /^CannotImport: the example fails its own test “%s”: /,
    );
  });

  it("with too few tests, or without a small change that fits a role", async () => {
    const [head] = SEAT_CODES["seat-codes.spec.js"]!.split("    // The back");
    expect(await refusal("one-test", { ...SEAT_CODES, "seat-codes.spec.js": `${head}  });\n});\n` })).toBe(
      "CannotImport: 1 tests fail on the stub: 2 are needed, a hidden and a sealed one",
    );
    const same = (n: number) => `test('${n}', () => expect(rowOf('A1')).toBe('A'));\n`;
    const spec = `import { rowOf } from './seat-codes';\n${[1, 2, 3].map(same).join("")}`;
    expect(await refusal("same-tests", { ...SEAT_CODES, "seat-codes.spec.js": spec })).toMatch(
      /^CannotImport: no small change of the example fits the role "wrong"/,
    );
  });

  it("whose file names or links lead out of its folder", async () => {
    const named = (field: string, file: string) => {
      const config = JSON.parse(SEAT_CODES[".meta/config.json"]!);
      config.files[field] = [file];
      return { ...SEAT_CODES, ".meta/config.json": JSON.stringify(config) };
    };
    const ways = ["../seat-codes.js", "a/../../b.js", "/etc/hostname", "a\\..\\b.js", "a//b.js", "./b.js", ""];
    for (const [index, file] of ways.entries())
      for (const field of ["solution", "test", "example", "editor"])
        expect(await refusal(`out-${index}-${field}`, named(field, file)), file).toMatch(
          new RegExp(`config\\.json "files\\.${field}\\.0": must be a path in the folder`),
        );
    fs.writeFileSync(path.join(temporary, "private.js"), "export const secret = 1;\n");
    const { "seat-codes.js": _, ...rest } = SEAT_CODES;
    fs.symlinkSync(path.join(temporary, "private.js"), path.join(practice("linked", rest), "seat-codes.js"));
    expect(await refusal("linked", rest)).toBe("CannotImport: seat-codes.js is a link that leads out of the folder");
  });

  it("without the practice layout", async () => {
    expect(await refusal("no-config", { "a.js": "" })).toMatch(/\.meta\/config\.json is missing$/);
    expect(await refusal("no-files", { ".meta/config.json": "{}" })).toMatch(/config\.json "files": /);
  });
});
