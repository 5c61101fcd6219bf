// Long: one short function for each of the author's commands.
/**
 * The command line for exercise authors.
 *
 *   npm run exercise -- new <kind> <slug> [--in <folder>]
 *   npm run exercise -- check [folder …] [--json] [--explain] [--shard <i>/<n>]
 *   npm run exercise -- preview <folder> [--port n]
 *   npm run exercise -- import <folder> --to <folder> [--source …] [--licence …]
 *   npm run exercise -- draft --kind … --class … --world … [--from <file>] [--to <folder>]
 *   npm run exercise -- stats [folder …] [--json]
 *   npm run exercise -- fairness
 *
 * Exits with 1 if an exercise has a problem, and with 2 if the arguments are wrong.
 */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { cac } from "cac";
import { SingleBar } from "cli-progress";
import { ExerciseProblems } from "~/kinds/exercise";
import { type CheckedFolder, checkFolders, findExercises } from "./check-folders";
import { asNamed, namedPath } from "./named-path";
import { runCli } from "./run-cli";

const cli = cac("npm run exercise --");
// We read the kinds' names from their folders, because loading the kinds themselves takes seconds.
const KINDS_DIR = path.join(import.meta.dirname, "../app/kinds");
const kinds = readdirSync(KINDS_DIR).filter((name) => existsSync(path.join(KINDS_DIR, name, "template")));

cli
  .command("new <kind> <slug>", `Create a folder for a new exercise of kind ${kinds.join(", ")}`)
  .option("--in <folder>", "The folder in which to create the exercise (default: exercises)")
  .action(async (kind: string, slug: string, options: { in?: string }) => {
    const { EXERCISES, makeExercise } = await import("./exercise/new");
    const folder = await makeExercise(kind, String(slug), options.in ? namedPath(options.in) : EXERCISES);
    process.stdout.write(describeNew(asNamed(folder)));
  });
cli
  .command(
    "check [...folders]",
    "Run exercises and lessons to prove that they work. Without folders, this checks everything that the server offers, and tests each property with a tenth of its inputs",
  )
  .option("--json", "Print a JSON list with one object per folder")
  .option("--explain", "Also print what was measured, not only problems")
  .option("--shard <part>", "Only check one of several equal parts, such as 2/4 for the second of four")
  .action(async (folders: string[], options: CheckChoice) => {
    process.exitCode = await check(folders.map(namedPath), options);
  });
cli
  .command("preview <folder>", "Open an exercise as a learner sees it, and reload when its files change")
  .option("--port <n>", "The port to listen on (default: the first free one from 3100)")
  .action(async (folder: string, options: { port?: number }) => {
    const { preview } = await import("./exercise/preview");
    await preview(namedPath(folder), options);
  });
cli.command("fairness", "Print the evidence that grading is fair, as tables for docs/fairness.md").action(async () => {
  const { fairnessTables } = await import("./exercise/fairness");
  process.stdout.write(await fairnessTables("exercises"));
});
cli
  .command("import <folder>", "Create a fix exercise from one in Exercism's practice layout (JavaScript or TypeScript)")
  .option("--to <folder>", "The folder to create for the exercise")
  .option("--source <text>", "The exercise's source, if its folder does not state one")
  .option("--licence <text>", "The exercise's licence, if there is no LICENSE in its folder or in a folder above it")
  .action(async (folder: string, { to, source, licence }: { to?: string; source?: string; licence?: string }) => {
    if (!to) throw new Error("Specify the folder to create: --to <folder>");
    process.exitCode = await takeOver(namedPath(folder), namedPath(to), {
      ...(source && { source }),
      ...(licence && { licence }),
    });
  });
cli
  .command("draft", "Ask the language model for an exercise, or read a stored reply, and check it: exercises/README.md")
  .option("--kind <kind>", kinds.join(", "))
  .option("--class <class>", "The defect class of the AI's mistake, such as missing-edge-case")
  .option("--world <words>", 'A field of work, such as "bakery orders"')
  .option("--from <file>", "A stored reply, used instead of asking a model")
  .option("--to <folder>", "Where to move the exercise once it is proven (default: it stays in drafts)")
  .action(async (options: Record<string, unknown>) => {
    // The command prints its own messages instead of log lines.
    process.env.LOG_LEVEL ||= "error";
    const { runDraft } = await import("./exercise/draft-command");
    process.exitCode = await runDraft(options);
  });
cli
  .command(
    "stats [...folders]",
    "Count classes, skills and difficulties; find exercises that are too similar, and surface features that reveal verdicts",
  )
  .option("--json", "Print one JSON object")
  .action(async (folders: string[], options: { json?: boolean }) => {
    process.exitCode = await stats(folders.map(namedPath), options);
  });
cli.help();

interface CheckChoice {
  readonly json?: boolean;
  readonly explain?: boolean;
  readonly shard?: string;
}

/** Returns part of the items. The part "2/4" consists of every fourth item, starting with the second. */
function partOf<T>(all: readonly T[], part: string): readonly T[] {
  const [, at, count] = /^(\d+)\/(\d+)$/.exec(part)?.map(Number) ?? [];
  if (!at || !count || at > count) throw new Error(`--shard ${part} is not a part: write, for example, --shard 2/4`);
  return all.filter((_, i) => i % count === at - 1);
}

/** Returns the exit code. */
async function check(folders: readonly string[], { json, explain, shard }: CheckChoice) {
  const named = folders.length > 0 ? folders : [...(await offeredFolders()), "lessons"];
  const all = await findExercises(named);
  const found = shard ? partOf(all, shard) : all;
  // Imported here because --help needs no engine.
  const [{ createPool }, { remembering }] = await Promise.all([
    import("~/sandbox/processes/pool.server"),
    import("~/sandbox/remembering"),
  ]);
  // Remembers results, because a review's proofs run on many identical versions of the code.
  const sandbox = remembering(createPool({ size: 2 }));
  const bar =
    !json && process.stderr.isTTY
      ? new SingleBar({ format: "{bar} {value}/{total} {slug}", stopOnComplete: true })
      : null;
  bar?.start(found.length, 0, { slug: "" });
  try {
    const checked = await checkFolders(found, sandbox, {
      isQuick: folders.length === 0,
      onChecked: ({ slug }) => bar?.increment({ slug }),
    });
    bar?.stop();
    process.stdout.write(json ? `${JSON.stringify(checked, null, 2)}\n` : describe(checked, explain === true));
    return checked.every(({ ok }) => ok) ? 0 : 1;
  } finally {
    bar?.stop();
    await sandbox.close();
  }
}

/** Prints an import's progress to stderr every ten seconds, and says that the import can be stopped. */
function importProgress() {
  let next = performance.now() + SILENT_MS;
  return (done: number, most: number) => {
    if (performance.now() < next) return;
    next = performance.now() + SILENT_MS;
    console.error(
      `Tried ${done} of at most ${most} changes to the example. Wait, or press Ctrl+C: no files are left behind.`,
    );
  };
}
const SILENT_MS = 10_000;

/** Returns the exit code. */
async function takeOver(folder: string, to: string, said: { source?: string; licence?: string }) {
  const begin = (step: string) => console.error(`${step}…`);
  begin("Starting the sandbox");
  const { createPool } = await import("~/sandbox/processes/pool.server");
  const [{ importExercise }, { CannotImport }] = await Promise.all([
    import("./exercise/import/import"),
    import("./exercise/import/cannot"),
  ]);
  const sandbox = createPool({ size: 2 });
  const progress = importProgress();
  try {
    const notes = await importExercise(folder, to, sandbox, { ...said, progress, begin });
    process.stdout.write(`${[`Created ${asNamed(to)}. It passes the check.`, ...notes].join("\n  ")}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof CannotImport)) throw error;
    console.error(`${folder} can't be imported: ${error.message.replace(/\s*\n\s*/g, " ")}`);
    return 1;
  } finally {
    await sandbox.close();
  }
}

/** Returns the exit code. */
async function stats(folders: readonly string[], { json }: { json?: boolean }) {
  const { countCatalogue, faultsOf } = await import("./exercise/stats");
  const { formatStats } = await import("./exercise/format-stats");
  const counted = await countCatalogue(await findExercises(folders.length > 0 ? folders : await offeredFolders()));
  process.stdout.write(json ? `${JSON.stringify(counted, null, 2)}\n` : formatStats(counted));
  return faultsOf(counted).length === 0 ? 0 : 1;
}

const describeNew = (
  folder: string,
) => `Created ${folder}. It contains a small exercise that runs: replace it with yours, file by file.
Next: npm run exercise -- check ${folder}
This command lists the blanks that are left, and proves everything else. Guide: exercises/README.md
`;

async function offeredFolders(): Promise<readonly string[]> {
  const { env } = await import("~/operations/env.server");
  return env.exercisesDirs;
}

function describe(checked: readonly CheckedFolder[], isExplaining: boolean): string {
  const lines = checked.flatMap(({ folder, slug, kind, ok, problems, evidence }) => [
    `${ok ? "✔" : "✘"} ${slug}${kind ? ` (${kind})` : ""}`,
    ...problems.map(({ file, line, message }) => `  ${path.join(folder, file)}${line ? `:${line}` : ""} ${message}`),
    ...(isExplaining ? evidence.map((message) => `    ${message}`) : []),
  ]);
  const bad = checked.filter(({ ok }) => !ok).length;
  lines.push(`${checked.length} checked, ${bad} with problems.`);
  if (bad > 0) {
    const isLesson = checked.every(({ ok, kind }) => ok || kind === "lesson");
    lines.push(isLesson ? "The lesson format: lessons/README.md" : "The exercise format: exercises/README.md");
  }
  return `${lines.join("\n")}\n`;
}

await runCli(cli, (error) => error instanceof ExerciseProblems);
