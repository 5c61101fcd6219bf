import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { afterAll, describe, expect, it } from "vitest";
import configuration, { forbidden } from "../.dependency-cruiser.mjs";

const root = path.resolve(import.meta.dirname, "..");

async function violationsIn(baseDir: string): Promise<string[]> {
  const { output } = await cruise(
    ["app"],
    { ...configuration.options, validate: true, ruleSet: { forbidden }, baseDir },
    { alias: { "~": path.join(baseDir, "app") }, extensions: [".ts", ".tsx", ".mjs", ".js"] },
  );
  return (output as ICruiseResult).summary.violations.map((v) => `${v.rule.name}: ${v.from} → ${v.to}`);
}

/** One import through each wall. The rule on the left must catch it. */
const PLANTED: Record<string, Record<string, string>> = {
  "no-cycles": { "app/review/a.ts": 'import "./b";', "app/review/b.ts": 'import "./a";' },
  "routes-have-no-database": { "app/routes/x/route.tsx": 'import "~/db.server";', "app/db.server.ts": "export {};" },
  "ui-imports-no-room": { "app/ui/x.tsx": 'import "~/kinds/kind";', "app/kinds/kind.ts": "export {};" },
  "sandbox-stands-alone": { "app/sandbox/x.ts": 'import "~/kinds/kind";', "app/kinds/kind.ts": "export {};" },
  "sandbox-is-plain": { "app/sandbox/x.ts": 'import "node:net";' },
  "kinds-call-sandbox-and-ui": { "app/kinds/x.ts": 'import "~/grading/y";', "app/grading/y.ts": "export {};" },
  "kinds-are-pure": { "app/kinds/x.ts": 'import "node:http";' },
  "graders-draw-nothing": { "app/kinds/fix/grade.ts": 'import "~/ui/x";', "app/ui/x.ts": "export {};" },
  "catalogue-calls-kinds": { "app/catalogue/x.ts": 'import "~/grading/y";', "app/grading/y.ts": "export {};" },
  "grading-tells-by-outbox": { "app/grading/x.ts": 'import "~/cohort/y";', "app/cohort/y.ts": "export {};" },
  "accounts-stand-alone": { "app/accounts/x.ts": 'import "~/cohort/y";', "app/cohort/y.ts": "export {};" },
  "domains-beside-each-other": { "app/review/x.ts": 'import "~/cohort/y";', "app/cohort/y.ts": "export {};" },
  "server-code-stays-on-the-server": { "app/ui/x.tsx": 'import "./y.server";', "app/ui/y.server.ts": "export {};" },
  "sources-are-read-in-the-sandbox": {
    "app/kinds/x.ts": 'import "~/sandbox/reading/y";',
    "app/sandbox/reading/y.ts": "export {};",
  },
  "app-needs-no-tests": { "app/review/x.ts": 'import "../../tests/y";', "tests/y.ts": "export {};" },
};

const made: string[] = [];
afterAll(() => {
  for (const dir of made) fs.rmSync(dir, { recursive: true });
});

function plant(files: Record<string, string>): string {
  const dir = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "walls-")));
  made.push(dir);
  for (const [file, code] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    fs.writeFileSync(path.join(dir, file), code);
  }
  return dir;
}

/** Files of `dir` that are ours, with their text. */
function sources(dir: string): { file: string; text: string }[] {
  return fs
    .readdirSync(path.join(root, dir), { recursive: true, encoding: "utf8" })
    .map((name) => path.posix.join(dir, name))
    .filter((file) => /\.tsx?$/.test(file) && !file.includes("/generated/"))
    .map((file) => ({ file, text: fs.readFileSync(path.join(root, file), "utf8") }));
}

const readsEnvironment = (text: string) => /\bprocess\.env\b/.test(text);

describe("the rooms' walls", () => {
  it("stand: no import goes through one", async () => {
    expect(await violationsIn(root)).toEqual([]);
  });

  it("each have a planted violation", () => {
    expect(Object.keys(PLANTED).sort()).toEqual(forbidden.map((rule) => rule.name).sort());
  });

  it.each(Object.keys(PLANTED))("%s catches its planted violation", async (name) => {
    const violations = await violationsIn(plant(PLANTED[name]!));
    expect(violations.map((line) => line.split(":")[0])).toContain(name);
  });

  it("leave the environment to env.server.ts", () => {
    expect(readsEnvironment("const a = process.env.PORT")).toBe(true);
    const readers = sources("app").filter(({ file, text }) => readsEnvironment(text) && !file.endsWith(".test.ts"));
    expect(readers.map(({ file }) => file).filter((file) => file !== "app/env.server.ts")).toEqual([]);
  });
});
