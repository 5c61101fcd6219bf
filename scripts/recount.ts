/**
 * `npm run recount`: recalculates the data behind the reports from submissions and results: first every learner's facts
 * and counts, then the stored figures. The product may be running. With `-- --figures`, recalculates only the stored
 * figures. With `-- <id> <id>…`, recalculates only these learners' facts and counts. Exits with 1 if there is no
 * database or no such learner, and with 2 if the arguments are wrong.
 */
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { needDatabase } from "./need-database.mjs";

/** Runs a step, and shows a progress bar with the remaining time. */
async function step(what: string, run: (say: (done: number, all: number) => void) => Promise<number>): Promise<void> {
  const bar = new SingleBar({
    format: `${what} {bar} {value} of {total}, {eta_formatted} left`,
    etaBuffer: 200,
    noTTYOutput: true,
    notTTYSchedule: 10_000,
  });
  let isBegun = false;
  const done = await run((at, all) => {
    if (!isBegun) bar.start(all, 0);
    isBegun = true;
    bar.update(at);
  });
  bar.stop();
  process.stderr.write(`${what}: ${done}\n`);
}

const USAGE =
  "npm run recount [-- --figures | <id>…]\n  --figures  recalculate only the stored figures\n  <id>       recalculate only the facts and counts of this learner";

function readArguments() {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { figures: { type: "boolean" } } });
    if (!values.figures || positionals.length === 0)
      return { isFiguresAlone: values.figures === true, ids: positionals };
    console.error("Specify either --figures or learners.");
  } catch (error) {
    console.error((error as Error).message);
  }
  console.error(USAGE);
  process.exit(2);
}

const { isFiguresAlone, ids } = readArguments();
await needDatabase();
const { db } = await import("~/database/db.server");

/** Recalculates these learners' facts and counts. If one of them is unknown, recalculates nothing and returns false. */
async function recountLearners(): Promise<boolean> {
  const known = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true } });
  const unknown = ids.filter((id) => !known.some((one) => one.id === id));
  if (unknown.length > 0) {
    console.error(`There is no learner with the id ${unknown.join(", ")}. Nothing was recalculated.`);
    return false;
  }
  const { recountLearner } = await import("~/cohort/counts/counts.server");
  for (const id of ids) await recountLearner(id);
  return true;
}

async function recountEveryone(): Promise<void> {
  const { recountAll } = await import("~/cohort/counts/counts.server");
  const { refreshStale } = await import("~/cohort/counts/refresh.server");
  const { refreshExercises } = await import("~/cohort/items/refresh.server");
  if (!isFiguresAlone) await step("Learners counted", recountAll);
  await db.keptFigures.deleteMany();
  await step("Cohort figures calculated", (say) => refreshStale(new Date(), { say }));
  await step("Exercise figures calculated", (say) => refreshExercises(new Date(), { say }));
}

if (ids.length === 0) await recountEveryone();
else if (!(await recountLearners())) process.exitCode = 1;
await db.$disconnect();
