/**
 * `npm run recount`: makes what the reports count anew, from hand-ins and results: facts and counts of every learner, then the
 * figures that are kept. The product may run meanwhile. `-- --figures`: the kept figures alone.
 */
import { SingleBar } from "cli-progress";
import { recountAll } from "~/cohort/counts.server";
import { refreshStale } from "~/cohort/refresh.server";
import { db } from "~/db.server";

/** Runs a step with a bar and the time that is left. */
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

if (!process.argv.includes("--figures")) await step("Learners counted", recountAll);
await db.keptFigures.deleteMany();
await step("Figures made", (say) => refreshStale(new Date(), say));
await db.$disconnect();
