/**
 * Grades the work in a folder, without a database: docs/grade-command.md.
 *
 *   npm run grade -- <exercise folder> <work folder> [--json] [--ctrf <file>] [--sarif <file>]
 *                    [--confidence 0.5–1] [--units n] [--watch]
 *
 * Exits with 0 if the work passed, 1 if it failed or crashed, 2 if the input is invalid, and 3 if grading failed on our
 * side and the work is ungraded.
 */
import fs from "node:fs/promises";
import path from "node:path";
import { cac } from "cac";
import { z } from "zod";
import { ShareSchema } from "~/kinds/work-folder";
import { MAX_UNITS_PER_TEST, type Sandbox } from "~/sandbox/contract";
import { toCtrf } from "./grade/ctrf";
import { BadInput, gradeRead, needFolders, readFolders } from "./grade/grade-folder";
import { onChange } from "./grade/on-change";
import { progressOn } from "./grade/progress";
import { toSarif } from "./grade/sarif";
import { sayGraded } from "./grade/words";
import { namedPath } from "./named-path";

const EXIT = { passed: 0, failed: 1, errored: 1, badInput: 2, ungraded: 3 } as const;

const name = z
  .union([z.string().min(1), z.number()], { error: "must be the name of one file" })
  .transform(namedPath)
  .optional();
const units = `must be a number of units from 1 to ${MAX_UNITS_PER_TEST}`;
const OptionsSchema = z.object({
  json: z.boolean().default(false),
  watch: z.boolean().default(false),
  ctrf: name,
  sarif: name,
  confidence: ShareSchema.optional(),
  units: z.int({ error: units }).min(1, units).max(MAX_UNITS_PER_TEST, units).optional(),
});
type Options = z.infer<typeof OptionsSchema>;

const cli = cac("npm run grade --");
cli
  .command("<exercise> <work>", "Grade a folder of work on an exercise (docs/grade-command.md)")
  .option("--json", "Print one JSON object (public/schemas/grade.v1.json)")
  .option("--ctrf <file>", "Write the test results for a suite or a fix as CTRF")
  .option("--sarif <file>", "Write findings, survivors or failures as SARIF")
  .option("--confidence <share>", "The learner’s confidence, 0.5 to 1")
  .option("--units <n>", "Work allowed for one test, instead of the exercise’s limit")
  .option("--watch", "Grade again whenever a file in either folder changes, until Ctrl-C")
  .action(async (exercise: string, work: string, given: Record<string, unknown>) => {
    const folders = [namedPath(exercise), namedPath(work)] as const;
    process.exitCode = await run(...folders, readOptions(given, folders));
  });
cli.help();

function readOptions(given: Record<string, unknown>, folders: readonly string[]): Options {
  const { success, data, error } = OptionsSchema.safeParse(given);
  if (!success) throw new BadInput(error.issues.map(({ path: [option], message }) => `--${String(option)} ${message}`));
  for (const option of ["ctrf", "sarif"] as const) {
    const file = data[option];
    const inside = file && folders.find((folder) => !/^\.\.(?:[\\/]|$)/.test(path.relative(folder, file)));
    if (inside)
      throw new BadInput([`--${option} ${file} is inside ${inside}, which is being graded: write it somewhere else`]);
  }
  return data;
}

/** Returns the exit code. With --watch, the exit code of the last grading. */
async function run(exercise: string, work: string, options: Options): Promise<number> {
  let pool: Sandbox | undefined;
  // Imported here because neither --help nor invalid input needs an engine.
  const start = async () => {
    pool ??= (await import("~/sandbox/processes/pool.server")).createPool({ size: 2 });
    return pool;
  };
  try {
    if (!options.watch) return await gradeOnce(exercise, work, options, start);
    // Missing folders are an error even with --watch, because they are unlikely to appear later.
    // With --watch, errors inside the folders may be fixed later.
    await needFolders({ exercise, work });
    const stop = new AbortController();
    // npm may forward a signal a second time, which must not interrupt the shutdown that the first one started.
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop.abort());
    let code = 0;
    const again = async () => {
      code = await gradeOnce(exercise, work, options, start).catch(sayBadInput);
      process.stderr.write("waiting for changes; press Ctrl-C to stop\n");
    };
    await onChange([exercise, work], again, stop.signal);
    return code;
  } finally {
    await pool?.close();
  }
}

async function gradeOnce(
  exercise: string,
  work: string,
  options: Options,
  sandbox: () => Promise<Sandbox>,
): Promise<number> {
  const { json, watch, ctrf, sarif, confidence = null, units = null } = options;
  const progress = progressOn(process.stderr);
  const read = await readFolders({ exercise, work, confidence, units });
  if (ctrf && !read.kind.can.tests) throw new BadInput([`--ctrf: a ${read.kind.id} has no tests: use --sarif`]);
  for (const note of read.notes) progress.say(note);
  const counted = progress.counted(await sandbox());
  const start = Date.now();
  const done = await gradeRead(read, counted.sandbox);
  counted.done();
  const { graded, kind, content } = done;
  if (json) process.stdout.write(`${JSON.stringify(graded, null, watch ? 0 : 2)}\n`);
  else process.stdout.write(sayGraded(done, process.stdout.isTTY && process.stdout.hasColors()));
  if (graded.status === "ungraded") return EXIT.ungraded;
  if (ctrf) await write("--ctrf", ctrf, toCtrf(graded, kind.can.tests!.of(graded.report), { start, stop: Date.now() }));
  if (sarif) await write("--sarif", sarif, toSarif(graded, kind.report.remarks(content, graded.report, done.work)));
  return EXIT[graded.status];
}

async function write(option: string, file: string, value: object): Promise<void> {
  await fs.writeFile(file, `${JSON.stringify(value, null, 2)}\n`).catch((error: NodeJS.ErrnoException) => {
    throw new BadInput([`${option}: ${file} can't be written (${error.code}): name a file in an existing folder`]);
  });
}

function sayBadInput(error: unknown): number {
  // cac's own errors are about the arguments. They are recognised by their name, because cac doesn't export their
  // class.
  const isBad = error instanceof BadInput || (error instanceof Error && error.name === "CACError");
  console.error(isBad ? error.message : error);
  return isBad ? EXIT.badInput : EXIT.ungraded;
}

try {
  cli.parse(process.argv, { run: false });
  if (cli.matchedCommand) await cli.runMatchedCommand();
} catch (error) {
  process.exitCode = sayBadInput(error);
}
