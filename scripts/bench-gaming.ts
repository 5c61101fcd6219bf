/**
 * `npm run bench:gaming [-- --changes 3000 --seeds 200] [--json]`: measures the scores that robots get for reviewing
 * changes that they don't read, on the catalogue and on generated changes that follow the catalogue's rules, and
 * compares them with the limits in docs/grading.md. Exits with 1 if a limit is exceeded. `--json` prints the rows that
 * have limits, as a list.
 */
import { makeChange, type Trial } from "../tests/gaming/changes";
import { catalogueTrials, LIMITS, measure, REVIEWS_FOR_LIMITS, type Row } from "../tests/gaming/measure";
import { honest, ROBOTS, type Robot } from "../tests/gaming/robots";

function numberAfter(flag: string, otherwise: number): number {
  const at = process.argv.indexOf(flag);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}

const isJson = process.argv.includes("--json");
/** Prints a line of the human-readable table, unless `--json` is set. */
const say = (text: string): void => (isJson ? undefined : console.log(text));

const percent = (value: number) => `${(100 * value).toFixed(1)}%`.padStart(8);
const HEAD = `${"robot".padEnd(44)}  flawed   clean ⅔+⅓     d′ ≤ 95%    AUC left out`;

function line({ robot, flawed, clean, overall, dPrimeUpper, auc, leftOut, over }: Row): string {
  const figures = `${percent(flawed)}${percent(clean)}${percent(overall)}${dPrimeUpper.toFixed(2).padStart(8)}${auc.toFixed(2).padStart(8)}${percent(leftOut)}`;
  return `${robot.name.padEnd(44)}${figures}${over.length > 0 ? `  OVER: ${over.join("; ")}` : ""}`;
}

function printStrata(rows: readonly Row[]): void {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.strata)))].sort();
  say("\nMean score on flawed changes, by changed lines and issues (no limit applies)");
  for (const name of names) {
    const best = rows.reduce((a, b) => ((b.strata[name] ?? 0) > (a.strata[name] ?? 0) ? b : a));
    say(`${name.padEnd(30)} best robot ${percent(best.strata[name] ?? 0)}  ${best.robot.name}`);
  }
}

function run(title: string, trials: readonly Trial[], seeds: number, batch: number): Row[] {
  say(`\n${title}\n${HEAD}`);
  const play = (robot: Robot) => {
    const row = measure(robot, trials, { seeds, batch });
    say(line(row));
    return row;
  };
  const rows = ROBOTS.map(play);
  say("for comparison, without a limit");
  for (const skill of [0.4, 0.6, 0.8, 0.95])
    say(line({ ...measure({ ...honest(skill), draws: true }, trials, { seeds, batch }), over: [] }));
  printStrata(rows);
  return rows;
}

const seeds = numberAfter("--seeds", 200);
const made = numberAfter("--changes", 3_000);
const { dense, flawed, overall, dPrime } = LIMITS;
say(`Limits: dense robots ${dense} and any robot ${flawed} on flawed changes, ${overall} overall, d′ ${dPrime}.`);

const catalogue = catalogueTrials();
const own = run(
  `The catalogue: ${catalogue.length} reviews, ${seeds} seeds for random robots`,
  catalogue,
  seeds,
  catalogue.length,
);
const changes = Array.from({ length: made }, (_, i) => makeChange(`change-${i}`));
const drawn = run(`${made} generated changes`, changes, 4, 150);

const isHeldOnCatalogue = catalogue.length >= REVIEWS_FOR_LIMITS;
const over = (isHeldOnCatalogue ? own : drawn).filter((row) => row.over.length > 0);
say(
  `\n${over.length === 0 ? "All robots are within the limits" : `${over.length} robots are over a limit`}, on ${
    isHeldOnCatalogue
      ? "the catalogue"
      : `the generated changes (the catalogue has fewer than ${REVIEWS_FOR_LIMITS} reviews)`
  }.`,
);
if (isJson) {
  const rows = (isHeldOnCatalogue ? own : drawn).map(({ robot, overall, flawed, dPrime, dPrimeUpper, over }) => ({
    robot: robot.name,
    mean: overall,
    meanOnFlawed: flawed,
    dPrime,
    dPrimeUpper,
    over,
  }));
  console.log(JSON.stringify(rows, null, 2));
}
process.exitCode = over.length === 0 ? 0 : 1;
