// Long: all parts of the written exercise come from one division of the tests, and name the same exports.
import { rmdirSync, rmSync } from "node:fs";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { FixExercise, Repair } from "~/kinds/fix/content";
import { readFix } from "~/kinds/fix/content";
import type { Files, Sandbox } from "~/sandbox/contract";
import { checkFolder } from "../../check-folders";
import { demandSlug, nameSchemas, writeAll } from "../new";
import { CannotImport } from "./cannot";
import { type Dealt, dealTests } from "./deal";
import { exportsOf } from "./one-by-one";
import { NO_LICENCE, type Practice, readPractice } from "./practice";
import { findRepairs, type Progress } from "./repairs";
import { readSpec, type Spec, specWith, splitTests } from "./spec";
import { hintsOf, idOf, reportOf, summaryOf, teachingOf, titleOf } from "./texts";

const START = "question/start.test.ts";
const MODEL = "question/model.test.ts";

const STOPS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Called at the start of each step, with the step's name. */
type Begin = (step: string) => void;

/** Command-line options, which take precedence over what the folder states. */
type Said = Partial<Pick<Practice, "source" | "licence">>;

/**
 * Imports an exercise in Exercism's practice layout as a fix exercise: the stub becomes the AI's code, the example
 * becomes the reference, and the tests are divided. The exercise is checked before it is written, so nothing is left
 * behind if the import fails. Returns notes for the author, one line each. Throws `CannotImport`.
 */
export async function importExercise(
  from: string,
  to: string,
  sandbox: Sandbox,
  { progress = () => {}, begin = () => {}, ...said }: Said & { progress?: Progress; begin?: Begin } = {},
): Promise<string[]> {
  demandSlug(path.basename(path.resolve(to)));
  if (await fs.stat(to).catch(() => null)) throw new CannotImport(`${to} already exists: choose another name`);
  const practice = { ...(await readPractice(from)), ...said };
  const { files, notes } = await convert(practice, sandbox, { progress, begin });
  const parent = path.dirname(path.resolve(to));
  const created = await fs.mkdir(parent, { recursive: true });
  const making = await fs.mkdtemp(path.join(parent, ".import-"));
  const discard = () => {
    rmSync(making, { recursive: true, force: true, maxRetries: 5 });
    // Also the folders above, unless something else is in them.
    for (let folder = parent; created && folder.length >= created.length; folder = path.dirname(folder)) {
      try {
        rmdirSync(folder);
      } catch {
        return;
      }
    }
  };
  // Also after Ctrl+C, which ends the process during the check.
  process.on("exit", discard);
  const stop = (signal: NodeJS.Signals) => process.exit(128 + os.constants.signals[signal]);
  const unwatch = () => {
    process.off("exit", discard);
    for (const signal of STOPS) process.off(signal, stop);
  };
  for (const signal of STOPS) process.on(signal, stop);
  try {
    // A temporary folder is private, but an author's exercise isn't.
    await fs.chmod(making, 0o777 & ~process.umask());
    await writeAll(making, files);
    await nameSchemas(making);
    begin("Checking the new exercise");
    const { problems } = await checkFolder(making, sandbox, { isQuick: false });
    if (problems[0]) {
      const { file, line, message } = problems[0];
      throw new CannotImport(`it does not pass the check: ${file}${line ? `:${line}` : ""} ${message}`);
    }
    await fs.rename(making, to);
  } catch (error) {
    discard();
    throw error;
  } finally {
    unwatch();
  }
  const { licence } = practice;
  return [...notes, licence === NO_LICENCE ? `licence: ${licence}` : `licence: ${licence}; check that yours allows it`];
}

const inFolder = (folder: string, files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([file, text]) => [`${folder}/${file}`, text]));

interface Following {
  readonly progress: Progress;
  readonly begin: Begin;
}

async function convert(practice: Practice, sandbox: Sandbox, { progress, begin }: Following) {
  const { example, given } = practice;
  const spec = specOf(practice);
  begin(`Dividing ${spec.units.length} tests: each runs on the stub and on the example`);
  const stub = await loadingStub(practice, sandbox);
  const code = { ...given, ...stub };
  const divisions = await dealTests(spec, code, { ...code, ...example }, sandbox);
  const names = await keptNames(Object.keys(stub), code, { ...code, ...example }, sandbox);
  let why: CannotImport | undefined;
  for (const [round, dealt] of divisions.entries()) {
    const files = layOut(practice, code, spec, dealt, names);
    const at = divisions.length > 1 ? ` (division ${round + 1} of at most ${divisions.length})` : "";
    begin(`Looking for a fix of each role among small changes of the example${at}`);
    const json = (fixes: readonly Repair[]) => exerciseOf(practice, Object.keys(stub), files.listed, fixes);
    try {
      const content = readFix({ ...files.texts, "exercise.json": JSON.stringify(json([])) });
      const repairs = await findRepairs(content, sandbox, {
        progress: (done, most) => progress(round * most + done, divisions.length * most),
        mayHardCode: round === divisions.length - 1,
      });
      const fixes = repairs.map(({ id, files }) => inFolder(`fixes/${id}`, files));
      const exercise = `${JSON.stringify(json(repairs), null, 2)}\n`;
      return { files: Object.assign({ "exercise.json": exercise }, files.texts, ...fixes), notes: dealt.notes };
    } catch (error) {
      if (!(error instanceof CannotImport)) throw error;
      why = error;
    }
  }
  throw why ?? new CannotImport("it has no tests that can be divided into visible, hidden and sealed ones");
}

/** Reads the tests. If there are too few to divide, turns each assertion into a separate test. */
function specOf({ spec: { file, text } }: Practice): Spec {
  const spec = readSpec(file, text);
  return spec.units.length < FEW ? readSpec(file, splitTests(text)) : spec;
}
const FEW = 3;

/** Creates all files except exercise.json and the fixes, and the files' entries in exercise.json. */
function layOut(practice: Practice, code: Files, spec: Spec, dealt: Dealt, names: Names) {
  const { listed, hidden } = hide(spec, dealt, names);
  const [first] = dealt.defects[0]!.open;
  const texts: Files = {
    "report.md": reportOf(practice),
    "teaching.md": teachingOf(practice),
    ...inFolder("code", code),
    ...(dealt.visible.length > 0 && { "code/tests/examples.test.ts": specWith(spec, dealt.visible) }),
    ...inFolder("reference", practice.example),
    ...hidden,
    [START]: `${specWith(spec, [])}
${spec.call}("handles an input that it could not handle before", () => {
  // Call the code with an input that it could not handle before, and assert the correct result.
});
`,
    [MODEL]: specWith(spec, [first!]),
  };
  return { texts, listed };
}

/** Exported names with the types of their values, keyed by file. */
type Names = ReadonlyMap<string, readonly [name: string, type: string][]>;

/** Returns the stub's files. Replaces a file that doesn't load with a file that only exports the example's names. */
async function loadingStub({ stub, example, given }: Practice, sandbox: Sandbox): Promise<Files> {
  const loading: Record<string, string> = {};
  for (const [file, text] of Object.entries(stub)) {
    loading[file] = text;
    if (!/\.[jt]s$/.test(file) || (await exportsOf({ ...given, ...stub }, file, sandbox))) continue;
    const exported = await exportsOf({ ...given, ...stub, ...example }, file, sandbox);
    if (!exported) throw new CannotImport(`neither ${file} nor its example loads`);
    const args = file.endsWith(".ts") ? "..._args: any[]): any" : ")";
    const names = exported.map(({ name, type }) => {
      const head = name === "default" ? "export default function" : `export function ${name}`;
      return type === "function" || name === "default"
        ? `${head}(${args} {\n  throw new Error("Not written yet.");\n}`
        : `export const ${name} = undefined;`;
    });
    loading[file] = `${names.join("\n\n")}\n`;
  }
  return loading;
}

/** Finds the names that both the stub and the example export, with their types, keyed by file. */
async function keptNames(files: readonly string[], stub: Files, example: Files, sandbox: Sandbox): Promise<Names> {
  const kept = new Map<string, [string, string][]>();
  for (const file of files.filter((one) => /\.[jt]s$/.test(one))) {
    const [before, after] = [await exportsOf(stub, file, sandbox), await exportsOf(example, file, sandbox)];
    const same = (before ?? []).filter((a) => after?.some((b) => a.name === b.name && a.type === b.type));
    if (same.length > 0)
      kept.set(
        file,
        same.map(({ name, type }) => [name, type]),
      );
  }
  if (kept.size === 0) throw new CannotImport("the stub exports none of the names that the example exports");
  return kept;
}

/** Creates the hidden files, and their entries in exercise.json. */
function hide(spec: Spec, { defects, kept }: Dealt, names: Names) {
  const hidden: Record<string, string> = { "hidden/same-names.test.ts": namesTest(names) };
  const taken = new Set(["same-names", "already-holds"]);
  const listed = {
    defects: defects.map(({ title, open, twins }) => {
      let id = idOf(title);
      while (taken.has(id)) id = `${id}-too`;
      taken.add(id);
      const [test, twin] = [`hidden/${id}.test.ts`, `hidden/${id}-twin.test.ts`];
      hidden[test] = specWith(spec, open);
      hidden[twin] = specWith(spec, twins);
      return { id, says: `Not solved yet: ${title}`.slice(0, 200), tests: [test], twins: [twin] };
    }),
    kept: [{ id: "same-names", says: "The same names are exported", tests: ["hidden/same-names.test.ts"] }],
  };
  if (kept.length > 0) {
    hidden["hidden/already-holds.test.ts"] = specWith(spec, kept);
    listed.kept.push({
      id: "already-holds",
      says: "What worked at the start still works",
      tests: ["hidden/already-holds.test.ts"],
    });
  }
  return { listed, hidden };
}

function namesTest(names: Names): string {
  const files = [...names].map(([file, exported], i) => ({ file, exported, as: `code${i + 1}` }));
  return `import { expect, it } from "vitest";
${files.map(({ file, as }) => `import * as ${as} from "../${file}";`).join("\n")}

${files
  .map(
    ({ file, exported, as }) => `it(${JSON.stringify(`${file} exports the same names`)}, () => {
${exported.map(([name, type]) => `  expect(typeof ${as}.${name}).toBe(${JSON.stringify(type)});`).join("\n")}
});`,
  )
  .join("\n\n")}
`;
}

function exerciseOf(
  practice: Practice,
  editable: string[],
  listed: Pick<FixExercise, "defects" | "kept">,
  fixes: readonly Repair[],
): FixExercise {
  const { source, licence, named, authors } = practice;
  return {
    kind: "fix",
    title: titleOf(practice),
    summary: summaryOf(practice),
    track: "first-weeks",
    order: 900,
    difficulty: 2,
    minutes: 20,
    skills: ["check-against-the-task", "find-edge-cases"],
    classes: ["incomplete"],
    origin: { type: "imported", source, licence, named, ...(authors.length > 0 && { authors: [...authors] }) },
    hints: hintsOf(),
    editable,
    ...listed,
    fixes: fixes.map(({ id, says, role, score }) => ({ id, says, role, score })),
    question: { asks: "Show an input that the code could not handle at the start.", start: START, model: MODEL },
  };
}
