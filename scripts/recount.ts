/**
 * `npm run recount`: recalculates the data behind the reports from submissions and results: first every learner's facts
 * and counts, then the stored figures. The product may be running. With `-- --figures`, recalculates only the stored
 * figures. With `-- <id> <id>…`, recalculates only these learners' facts and counts.
 */
import { SingleBar } from "cli-progress";
import { recountAll, recountLearner } from "~/cohort/counts/counts.server";
import { refreshStale } from "~/cohort/counts/refresh.server";
import { refreshExercises } from "~/cohort/items/refresh.server";
import { db } from "~/database/db.server";

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

const ids = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const isFiguresAlone = process.argv.includes("--figures");
if (ids.length > 0) for (const id of ids) await recountLearner(id);
else {
  if (!isFiguresAlone) await step("Learners counted", recountAll);
  await db.keptFigures.deleteMany();
  await step("Cohort figures calculated", (say) => refreshStale(new Date(), { say }));
  await step("Exercise figures calculated", (say) => refreshExercises(new Date(), { say }));
}
await db.$disconnect();
