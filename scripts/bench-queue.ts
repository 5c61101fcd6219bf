/**
 * `npm run bench:queue`: measures how much work a cohort of 100 learners creates for its mentors in a simulated month,
 * using the product's own functions on a separate database: minutes by source, minutes per week, and the longest wait.
 * Also prints the assumptions about people's behaviour. Exits with 1 if a limit is exceeded. The output is the same
 * each time.
 */

import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { DAY_MS } from "~/operations/time";
import type { Assumptions, Month } from "./bench/queue-month";
import { seedRandom } from "./bench/seeded-random";
import { simulateClock } from "./bench/simulated-clock";

const LIMITS = { hoursAWeek: 5, oldestDays: 3 } as const;
/** The start of the simulated month, a Monday. */
const BEGIN = Date.UTC(2026, 0, 5);
const BETWEEN_MS = 70 * DAY_MS;

const ASSUMED: Assumptions = {
  learners: 100,
  handInsAWeek: 3,
  days: 30,
  mentors: 2,
  // Source: pedagogy.cs161.org/2022/04/29/students-who-frequent-office-hours. At Berkeley, most students go to office
  // hours at most twice a semester. We assume 1.5 times in 15 weeks with 3 submissions each. A small number of students
  // go weekly; we assume that one in twenty students does.
  oftenAsking: 0.05,
  askOften: 1 / 3,
  askSeldom: 1.5 / 45,
  // According to exercism.org/blog/automated-mentoring-support-project, about a quarter of first attempts are good.
  goodFirst: 0.25,
  // Assumptions without a source.
  goodMore: 0.25,
  triesAgain: 0.7,
  standsBy: 0.1,
};

const dir = fs.mkdtempSync(path.join(os.tmpdir(), "onramp-queue-"));
try {
  const url = `file:${path.join(dir, "onramp.db")}`;
  const env = {
    DATABASE_URL: url,
    DATA_DIR: dir,
    SECRET: "the same for every run of this benchmark",
    LOG_LEVEL: "error",
  };
  Object.assign(process.env, env);
  const { status } = spawnSync(process.execPath, ["scripts/migrate.mjs"], { stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error("the database could not be created");
  process.exitCode = await bench();
} finally {
  fs.rmSync(dir, { recursive: true, force: true });
}

async function bench(): Promise<number> {
  seedRandom("bench:queue");
  // Imported after the environment is set, because these modules read it.
  const { indexExercises } = await import("../app/catalogue/catalogue.server");
  const { db } = await import("../app/database/db.server");
  const { rememberingSandbox, runMonth } = await import("./bench/queue-month");
  const { USUAL_MINUTES } = await import("../app/review/queue/order");
  await indexExercises();
  const clock = simulateClock(BEGIN);
  const sandbox = await rememberingSandbox();
  const run = async (name: string, changed: Partial<Assumptions> = {}) => {
    process.stderr.write(`${name}…\n`);
    clock.reach(BEGIN + runs++ * BETWEEN_MS);
    return runMonth(name, { ...ASSUMED, ...changed }, clock, sandbox);
  };
  let runs = 0;
  const {
    learners,
    handInsAWeek,
    days,
    mentors,
    oftenAsking,
    askOften,
    askSeldom,
    goodFirst,
    goodMore,
    triesAgain,
    standsBy,
  } = ASSUMED;
  const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;
  console.log(`${learners} learners, ${handInsAWeek} submissions a week each, ${days} days, ${mentors} mentors who give the usual
${USUAL_MINUTES} minutes a week, spread over five days, at most a day's share in advance; a cohort's default settings.
Assumptions about learners:
- ${percent(oftenAsking)} ask about ${percent(askOften)} of their submissions; the others ask about
  ${percent(askSeldom)} of theirs (pedagogy.cs161.org/2022/04/29/students-who-frequent-office-hours)
- ${percent(goodFirst)} of first attempts are good (exercism.org/blog/automated-mentoring-support-project); each of the
  others is one of the exercise's own samples, made worse
- ${percent(goodMore)} more are good with each further attempt; ${percent(triesAgain)} of the missed exercises are attempted again
  with the next submission (no source)
- in ${percent(standsBy)} of reviews with false alarms, the learner disputes one (no source)
Each item takes the minutes given in app/review/queue/order.ts. Rubrics are filled in during a review and take no extra
minutes.
`);
  const month = await run("as assumed");
  for (const [source, { items, minutes }] of Object.entries(month.bySource))
    console.log(`${source.padEnd(22)}${String(items).padStart(5)} items${String(minutes).padStart(7)} minutes`);
  console.log("");
  console.log(line("", "minutes a week", "oldest wait", "who asked", "left"));
  console.log(lineOf("as assumed", month));
  const variants: [string, Partial<Assumptions>][] = [
    ["half as many learners ask", { askOften: askOften / 2, askSeldom: askSeldom / 2 }],
    ["twice as many learners ask", { askOften: askOften * 2, askSeldom: askSeldom * 2 }],
    ["half as many submissions are good", { goodFirst: goodFirst / 2, goodMore: goodMore / 2 }],
    ["twice as many submissions are good", { goodFirst: goodFirst * 2, goodMore: goodMore * 2 }],
    ["three mentors", { mentors: 3 }],
    ["no learner disputes a result", { standsBy: 0 }],
    ["3 times as many learners dispute a result", { standsBy: 3 * ASSUMED.standsBy }],
  ];
  for (const [name, changed] of variants) console.log(lineOf(name, await run(name, changed)));
  await db.$disconnect();
  const isMissed = month.minutesAWeek > LIMITS.hoursAWeek * 60 || month.oldestDays >= LIMITS.oldestDays;
  console.log(
    `\nLimits for the first row ("as assumed"): at most ${LIMITS.hoursAWeek} hours a week, oldest wait under ${LIMITS.oldestDays} days: ${isMissed ? "missed" : "met"}.`,
  );
  return isMissed ? 1 : 0;
}

function line(name: string, ...cells: readonly string[]): string {
  return [name.padEnd(24), ...cells.map((cell) => cell.padEnd(18))].join("").trimEnd();
}

/**
 * Formats a month as a line. The column "who asked" is the longest wait of learners who asked, are stuck or dispute a
 * result, because no one waits for a sample.
 */
function lineOf(name: string, { minutesAWeek, oldestDays, oldestPersonDays, leftWaiting }: Month): string {
  const days = (n: number) => `${n.toFixed(1)} days`;
  return line(name, minutesAWeek.toFixed(0), days(oldestDays), days(oldestPersonDays), String(leftWaiting));
}
