/**
 * `npm run bench:trust`: lets simulated learners with a known d′ and criterion judge changes. Prints how often the 95%
 * intervals that pages show contain the true value, the mean width of the intervals, and the bias of the estimate, with
 * one line for each combination of d′ and numbers of flawed and clean changes. Exits with 1 if a share is below 93%.
 * `--json` prints JSON.
 */
import { seeded } from "../app/kinds/seeded";
import { judgeTrust } from "../app/kinds/trust";

const LEARNERS = 4_000;
const LEAST = 0.93;
const TRIALS = [
  [5, 5],
  [6, 5],
  [9, 5],
  [12, 6],
  [20, 10],
  [40, 20],
] as const;
const D_PRIMES = [0, 0.5, 1, 1.5, 2, 2.5];
const CRITERIA = [-0.3, 0, 0.3];

/** A draw from the normal distribution (Box & Muller 1958). */
const normal = (random: () => number) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const rows = TRIALS.flatMap(([flawed, clean]) =>
  D_PRIMES.map((dPrime) => {
    const random = seeded(`${flawed} ${clean} ${dPrime}`);
    const sums = { dPrime: 0, criterion: 0, width: 0, bias: 0 };
    for (let learner = 0; learner < LEARNERS; learner++) {
      const criterion = CRITERIA[learner % CRITERIA.length]!;
      // Signal detection: a learner requests changes if their impression exceeds the criterion.
      // The impression is drawn around d′/2 for a flawed change, and around −d′/2 for a clean one.
      const requested = (of: number, mean: number) =>
        Array.from({ length: of }, () => normal(random) + mean > criterion).filter(Boolean).length;
      const counts = { flawed, clean, hits: requested(flawed, dPrime / 2), falseAlarms: requested(clean, -dPrime / 2) };
      const { sensitivity } = judgeTrust(counts);
      if (!sensitivity) throw new Error("too few changes for an interval");
      const holds = ({ low, high }: { low: number; high: number }, truth: number) => low <= truth && truth <= high;
      if (holds(sensitivity.dPrime, dPrime)) sums.dPrime++;
      if (holds(sensitivity.criterion, criterion)) sums.criterion++;
      sums.width += sensitivity.dPrime.high - sensitivity.dPrime.low;
      sums.bias += sensitivity.dPrime.value - dPrime;
    }
    const mean = (sum: number) => sum / LEARNERS;
    return {
      flawed,
      clean,
      dPrime,
      dPrimeHeld: mean(sums.dPrime),
      criterionHeld: mean(sums.criterion),
      meanWidth: mean(sums.width),
      bias: mean(sums.bias),
    };
  }),
);

if (process.argv.includes("--json")) console.log(JSON.stringify({ learners: LEARNERS, rows }, null, 2));
else {
  console.log(`${LEARNERS} simulated learners per line; criteria ${CRITERIA.join(", ")} in turn`);
  console.log("flawed clean  d′   d′ held  criterion held  mean width  bias");
  for (const row of rows)
    console.log(
      `${String(row.flawed).padStart(6)} ${String(row.clean).padStart(5)} ${row.dPrime.toFixed(1).padStart(4)} ` +
        `${(100 * row.dPrimeHeld).toFixed(1).padStart(8)}% ${(100 * row.criterionHeld).toFixed(1).padStart(14)}% ` +
        `${row.meanWidth.toFixed(2).padStart(11)} ${row.bias.toFixed(2).padStart(6)}`,
    );
}
if (rows.some((row) => row.dPrimeHeld < LEAST || row.criterionHeld < LEAST)) process.exitCode = 1;
