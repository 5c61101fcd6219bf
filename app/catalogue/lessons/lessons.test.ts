import fs from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { DEFECT_CLASS_IDS } from "~/kinds/defect-classes";
import { ExerciseProblems, type Folder } from "~/kinds/exercise";
import { KIND_IDS } from "~/kinds/registry";
import { createPool } from "~/sandbox/processes/pool.server";
import { readFolder } from "../folder.server";
import { checkLesson } from "./check-lesson";
import { readLesson } from "./lesson";
import { findLesson, LESSONS_DIR, listLessons } from "./lessons.server";

const sandbox = createPool({ size: 1 });
afterAll(() => sandbox.close());

const good = await readFolder(path.join(LESSONS_DIR, KIND_IDS[0]));
const meta = JSON.parse(good["lesson.json"]!);

/** The problems found in a lesson (by default, the first kind's) after some of its files are changed, one per line. */
function problemsWith(change: Folder, id: string = KIND_IDS[0]): string {
  try {
    readLesson(id, { ...good, ...change });
    return "";
  } catch (error) {
    if (error instanceof ExerciseProblems) return error.message;
    throw error;
  }
}
const withMeta = (change: object) => problemsWith({ "lesson.json": JSON.stringify({ ...meta, ...change }, null, 2) });

async function proofOf(change: Folder) {
  const lines = [];
  for await (const line of checkLesson(KIND_IDS[0], { ...good, ...change }, sandbox)) lines.push(line);
  return lines.flatMap((line) => (line.type === "problem" ? [`${line.file} ${line.message}`] : []));
}

describe("a lesson's folder", () => {
  it("is read with its sections in order", () => {
    const { sections, about } = readLesson(KIND_IDS[0], good);
    expect(about).toEqual({ kind: KIND_IDS[0] });
    expect(sections.map(({ heading }) => heading)[0]).toBe("What it is");
    expect(sections).toHaveLength(4);
    for (const { text } of sections) expect(text).not.toContain("## ");
  });

  it("is refused with the file and the field of each problem", () => {
    expect(withMeta({ minutes: 0 })).toMatch(/^lesson\.json:\d+ "minutes": /);
    expect(withMeta({ incidents: meta.incidents.slice(1) })).toContain('"incidents": describe at least two incidents');
    const [first, second] = meta.incidents;
    const unsafe = { ...first, sources: [{ title: "Somewhere", url: "http://example.org/" }] };
    expect(withMeta({ incidents: [unsafe, second] })).toMatch(
      /^lesson\.json:\d+ "incidents\.0\.sources\.0\.url": must be an https:\/\/ address$/,
    );
    expect(withMeta({ incidents: [{ ...first, sources: [] }, second] })).toContain("name at least one source");
    expect(withMeta({ about: { class: "typo" } })).toMatch(/"about": must be \{ "class"/);
    expect(withMeta({ extra: 1 })).toContain("extra");
    expect(problemsWith({ "lesson.json": "{" })).toMatch(/^lesson\.json.*is not JSON/);
    expect(problemsWith({ "lesson.md": "## What it is\n\nA text.\n" })).toMatch(/^lesson\.md must have exactly these/);
    expect(problemsWith({ "lesson.md": good["lesson.md"]!.replace(/(## What it is)[^#]*/, "$1\n\n") })).toBe(
      'lesson.md "What it is" has no text',
    );
    expect(problemsWith({ "fixed.ts": " " })).toBe("fixed.ts is empty: write its content");
    expect(problemsWith({ "other.ts": "1" })).toMatch(/^other\.ts is not part of a lesson/);
    const { "code.ts": _, ...without } = good;
    expect(() => readLesson(KIND_IDS[0], without)).toThrow("code.ts is missing: see lessons/README.md");
  });

  it("has the name of the kind or defect class that the lesson is about", () => {
    expect(problemsWith({}, "elsewhere")).toMatch(/"about" names \w+, but the folder is called elsewhere/);
  });

  it("has the headings of its type: a lesson about a kind teaches a way of working", () => {
    const about = { class: "silly-logic" };
    const asClass = { "lesson.json": JSON.stringify({ ...meta, about }) };
    expect(problemsWith(asClass, "silly-logic")).toContain("## Why AI writes it");
    const markdown = "## What it is\n\na\n\n## Why AI writes it\n\nb\n\n## How to look for it\n\nc\n\n";
    const whole = {
      ...asClass,
      "lesson.md": `${markdown}## Try it on your own code\n\n\`\`\`\n## no heading\n\`\`\`\n`,
    };
    expect(problemsWith(whole, "silly-logic")).toBe("");
  });
});

describe("the proof of an example", () => {
  it("accepts a good lesson", async () => {
    expect(await proofOf({})).toEqual([]);
  });

  it("refuses an example that shows no defect, and a repair that repairs nothing", async () => {
    expect(await proofOf({ "code.ts": good["fixed.ts"]! })).toEqual([
      "code.test.ts passes on code.ts: a test has to show the defect",
    ]);
    const unrepaired = await proofOf({ "fixed.ts": good["code.ts"]! });
    expect(unrepaired.length).toBeGreaterThan(0);
    expect(unrepaired.join("\n")).toMatch(/^fixed\.ts ".*" doesn't pass on this file \(failed\)/);
  });

  it("refuses a test that fails without an assertion, asserts nothing, is skipped, or doesn't load", async () => {
    const test = (body: string, it = "it") => ({
      "code.test.ts": `import { expect, it } from "vitest";\nimport * as code from "./code";\n${it}("t", () => { ${body} });\n`,
    });
    const throws = "if (JSON.stringify(Object.keys(code)).length > 0) throw new Error('broken')";
    expect((await proofOf(test(throws))).join("\n")).toMatch(/"t" fails on code\.ts without an assertion: .*broken/);
    expect(await proofOf(test("code"))).toContain('code.test.ts "t" asserts nothing on fixed.ts');
    expect(await proofOf(test("expect(1).toBe(1)", "it.skip"))).toContain(
      'fixed.ts "t" doesn\'t pass on this file (skipped)',
    );
    expect((await proofOf({ "fixed.ts": "export const = 1;" })).join("\n")).toMatch(
      /^fixed\.ts the tests don't run on this file/,
    );
    expect((await proofOf({ "code.ts": "export const = 1;" })).join("\n")).toMatch(
      /^code\.ts the tests don't run on this file/,
    );
  });
});

describe("the built-in lessons", () => {
  it("can all be read: one for each kind and each defect class", async () => {
    const folders = fs.readdirSync(LESSONS_DIR, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const listed = (await listLessons()).map(({ id }) => id);
    expect(listed).toEqual(folders.map(({ name }) => name).sort());
    expect(listed).toEqual([...KIND_IDS, ...DEFECT_CLASS_IDS].sort());
    expect((await findLesson(listed[0]!))?.id).toBe(listed[0]);
    expect(await findLesson("nothing")).toBeNull();
  });
});
