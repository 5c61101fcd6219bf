import { performance } from "node:perf_hooks";
import { z } from "zod";
import { findOtherKind, parseExercise } from "~/catalogue/catalogue.server";
import { FolderSchema } from "~/catalogue/folder.server";
import { db } from "~/database/db.server";
import { queueNext } from "~/grading/queue/queue.server";
import { checkExercise } from "~/kinds/check-exercise";
import { ExerciseProblems, type Folder, type Problem } from "~/kinds/exercise";
import { kindOf } from "~/kinds/read-exercise";
import { placeFinder } from "~/kinds/syntax";
import { log } from "~/operations/log.server";
import { type Sandbox, SandboxFault } from "~/sandbox/contract";
import { CostlyMutants } from "~/sandbox/mutants/mutants.server";
import { isQuickToRender } from "~/ui/text/render.server";
import { languageOf } from "~/ui/text/tones";
import { UPLOAD_CHECK } from "./limits.server";
import { OURS, UPLOAD_TASK, uploadKey } from "./uploads.server";

/** A check that takes longer than this counts as a problem with the upload. */
const MOST_MS = 10 * 60_000;
/** How often the number of runs on the page is updated. */
const EVERY_MS = 1_000;
/** How much processor time a web process may need to read an upload's files. Our own exercises need about 100 ms. */
const MOST_READ_MS = 500;
/**
 * How long a web process may be busy with describing the mutants of an upload's strength meter. This is wall-clock
 * time, and the check has a low priority. Our own exercises need about 100 ms.
 */
const MOST_BUSY_MS = 2_000;
const TOO_SLOW = "takes too long to show. Make this file shorter or simpler";
const SLOW_TO_READ = "takes too long to read. Use shorter or fewer files";
const TOO_LONG = `takes longer than ${MOST_MS / 60_000} minutes to check. Remove some tests or inputs`;
/** The maximum number of stored problems. An author fixes the first problems first. */
const MOST_PROBLEMS = 200;
const MOST_MESSAGE = 1_000;

const SecondFormSchema = z.object({ secondFormOf: z.unknown() });
const SECOND_FORM = {
  file: "exercise.json",
  message: 'is a second form, which can’t be uploaded yet: remove "secondFormOf"',
};

/**
 * Checks an upload, and stores what is wrong with it. Like `npm run exercise -- check` without a folder, the check
 * tries only a tenth of the inputs, and no mutants (`UPLOAD_CHECK`). Unlike that command, it refuses second forms, and
 * files that are slow to read or to show. All code of the exercise runs in the sandbox, as learners' code does. Does
 * nothing if the upload was already checked or deleted. Throws if the sandbox itself fails.
 */
export async function checkUpload(id: string, sandbox: Sandbox, mostMs = MOST_MS): Promise<void> {
  const waiting = { id, state: "checking" };
  const row = await db.upload.findUnique({ where: waiting, select: { slug: true, folder: true } });
  if (!row) return;
  const problems: Problem[] = [];
  const counted = countRuns(sandbox, performance.now() + mostMs, async (runs) => {
    await db.upload.updateMany({ where: waiting, data: { runs } });
  });
  try {
    const folder = FolderSchema.parse(JSON.parse(row.folder));
    if (isSecondForm(folder)) problems.push(SECOND_FORM);
    const other = await otherKindOf(row.slug, folder);
    if (other) problems.push(other);
    if (!(await isQuickToRead(row.slug, folder))) throw new TooLong(SLOW_TO_READ);
    problems.push(...(await findSlowTexts(folder)));
    for await (const line of checkExercise(folder, counted, async () => null, UPLOAD_CHECK)) {
      if (line.type === "problem") problems.push({ file: line.file, line: line.line, message: line.message });
      if (problems.length >= MOST_PROBLEMS) break;
    }
  } catch (error) {
    if (error instanceof SandboxFault) throw error;
    const isTheirs = error instanceof TooLong || error instanceof CostlyMutants;
    if (!isTheirs) log.error({ err: error }, "an upload could not be checked");
    const message = error instanceof TooLong ? error.message : isTheirs ? SLOW_TO_READ : OURS;
    problems.push({ file: "", message });
  }
  const found = problems.map((one) => ({ ...one, message: one.message.slice(0, MOST_MESSAGE) }));
  const state = found.length === 0 ? "ready" : "problems";
  await db.upload.updateMany({ where: waiting, data: { state, problems: JSON.stringify(found) } });
}

/** Ends the check of an upload, and stores one problem. */
export async function failUpload(id: string, message: string): Promise<void> {
  const problems = JSON.stringify([{ file: "", message }]);
  await db.upload.updateMany({ where: { id, state: "checking" }, data: { state: "problems", problems } });
}

/** Queues the upload that has waited longest for its check. `except` is an upload that was just tried. */
export async function queueNextUpload(except: string): Promise<void> {
  const waiting = await db.upload.findMany({
    where: { state: "checking", id: { not: except } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  await queueNext(
    UPLOAD_TASK,
    uploadKey,
    waiting.map(({ id }) => id),
  );
}

function isSecondForm(folder: Folder): boolean {
  try {
    return SecondFormSchema.safeParse(JSON.parse(folder["exercise.json"] ?? "")).data?.secondFormOf !== undefined;
  } catch {
    // The check itself reports a file that is not JSON.
    return false;
  }
}

/**
 * Finds a conflict with the exercise's earlier kind, so that a lead sees this problem before the release is refused.
 */
async function otherKindOf(slug: string, folder: Folder): Promise<Problem | null> {
  try {
    return await findOtherKind(db, { slug, kind: kindOf(folder) });
  } catch (error) {
    if (!(error instanceof ExerciseProblems)) throw error;
    // The check itself reports an exercise without a kind.
    return null;
  }
}

/**
 * Whether the files can be read quickly. Web processes read uploads, and can't answer requests meanwhile: they parse
 * the exercise, look for its mutants' places in the code, and prepare the mutants that the learner's meter shows. For a
 * hostile file, the parser may need any amount of time or memory, or fail because the code is nested too deeply. So
 * this runs in a separate process that has limits (`upload-checks.server.ts`).
 */
async function isQuickToRead(slug: string, folder: Folder): Promise<boolean> {
  const begun = process.cpuUsage();
  const isLate = () => process.cpuUsage(begun).user / 1_000 > MOST_READ_MS;
  try {
    for (const [file, text] of Object.entries(folder)) if (/\.[jt]s$/.test(file)) placeFinder(text);
    const { kind, content } = parseExercise(slug, folder);
    const open = await kind.open(content, slug);
    if (isLate()) return false;
    const before = performance.eventLoopUtilization();
    await kind.can.meter?.mutants(open);
    // The library that makes the mutants runs on a thread of its own, so its time doesn't count.
    return performance.eventLoopUtilization(before).active <= MOST_BUSY_MS;
  } catch (error) {
    // The check itself reports what is wrong with the files.
    if (error instanceof ExerciseProblems || error instanceof SyntaxError) return !isLate();
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Finds files that pages can't highlight or render quickly. All text is rendered on the same thread. */
async function findSlowTexts(folder: Folder): Promise<Problem[]> {
  const slow: Problem[] = [];
  for (const [file, text] of Object.entries(folder)) {
    const as = file.endsWith(".md") ? "prose" : languageOf(file);
    if (as !== "plain" && !(await isQuickToRender({ as, text }))) slow.push({ file, message: TOO_SLOW });
  }
  return slow;
}

class TooLong extends Error {}

/** A sandbox that counts its runs, and refuses further runs once the time is up. */
function countRuns(sandbox: Sandbox, until: number, say: (runs: number) => Promise<void>): Sandbox {
  let runs = 0;
  let saidAt = 0;
  const counting = async <Result>(ask: () => Promise<Result>): Promise<Result> => {
    if (performance.now() > until) throw new TooLong(TOO_LONG);
    const result = await ask();
    runs += 1;
    if (performance.now() - saidAt > EVERY_MS) {
      saidAt = performance.now();
      await say(runs);
    }
    return result;
  };
  return {
    run: (request) => counting(() => sandbox.run(request)),
    matrix: (request) => counting(() => sandbox.matrix(request)),
    close: () => sandbox.close(),
  };
}
