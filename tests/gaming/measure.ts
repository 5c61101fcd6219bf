import fs from "node:fs";
import path from "node:path";
import { judgedOf, type ReviewContent, readReview } from "~/kinds/review/content";
import { scoreReview, truthOf } from "~/kinds/review/score";
import { terrainOf } from "~/kinds/review/terrain";
import { seeded } from "~/kinds/seeded";
import { countVerdicts, sensitivity } from "~/kinds/trust";
import type { Trial } from "./changes";
import { marksOf, type Robot } from "./robots";

/** The limits on what robots may earn (docs/grading.md, "Gaming must not pay"). */
export const LIMITS = { dense: 0.15, flawed: 0.35, knowsLines: 0.95, overall: 0.4, dPrime: 0.3 } as const;
/** If the catalogue has fewer reviews than this, the limits are checked on made-up changes. */
export const REVIEWS_FOR_LIMITS = 24;

export interface Row {
  readonly robot: Robot;
  /** Mean score on changes with a major or blocker issue, and on all other changes. */
  readonly flawed: number;
  readonly clean: number;
  /** ⅔ flawed + ⅓ clean: the mix that a learner gets. */
  readonly overall: number;
  /** Mean d′ over the batches, and the upper end of its 95% interval. */
  readonly dPrime: number;
  readonly dPrimeUpper: number;
  /** The share of reviews that are left out of d′ because of a failing test. */
  readonly leftOut: number;
  /** The area under the ROC curve of the robot's verdicts, flawed against clean. */
  readonly auc: number;
  /** The mean score on flawed changes, keyed by changed lines and issues: "40–99 lines, 1 issue". */
  readonly strata: Readonly<Record<string, number>>;
  /** The limits that the robot exceeds. */
  readonly over: readonly string[];
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;

function stratumOf({ judged }: Trial): string {
  const lines = judged.files.reduce((sum, file) => sum + file.added + file.deleted, 0);
  const size = lines < 100 ? "40–99" : lines < 175 ? "100–174" : "175–250";
  const issues = judged.issues.length;
  return `${size} lines, ${issues === 1 ? "1 issue" : issues < 4 ? "2–3 issues" : "4 and more"}`;
}

/** How many of the other changes, with their keys, are given to a robot that learns from them. */
const OTHERS = 120;

export interface Play {
  /** How many times a robot that reviews at random reviews each change. */
  readonly seeds: number;
  /** The number of changes from which one d′ is calculated. */
  readonly batch: number;
}

/** Runs a robot's review of every change. */
export function measure(robot: Robot, trials: readonly Trial[], { seeds, batch }: Play): Row {
  const scores: Record<"flawed" | "clean", number[]> = { flawed: [], clean: [] };
  const strata = new Map<string, number[]>();
  const dPrimes: number[] = [];
  const leftOut: number[] = [];
  const rates = { flawed: [] as number[], clean: [] as number[] };
  for (let seed = 0; seed < (robot.draws ? seeds : 1); seed++) {
    const verdicts = trials.map((trial, i) => {
      const others = [...trials.slice(Math.max(0, i - OTHERS), i), ...trials.slice(i + 1, i + 1 + OTHERS)];
      const {
        places,
        verdict,
        contests = false,
      } = robot.play(trial, seeded(`${robot.name} ${seed} ${i}`), others.slice(0, OTHERS));
      const flawed = truthOf(trial.judged.issues) === "flawed";
      const { score, isOpen } = scoreReview(terrainOf(trial.judged), marksOf(places, contests), verdict);
      const requested = verdict === "request-changes";
      scores[flawed ? "flawed" : "clean"].push(isOpen ? 0 : score);
      rates[flawed ? "flawed" : "clean"].push(requested ? 1 : 0);
      if (flawed) strata.set(stratumOf(trial), [...(strata.get(stratumOf(trial)) ?? []), score]);
      // As with `contest` in a review's facts, a contested verdict doesn't count for trust, whether or not the change
      // is flawed.
      return { flawed, requested, isLeftOut: contests && requested };
    });
    const trusted = verdicts.filter(({ isLeftOut }) => !isLeftOut);
    leftOut.push(1 - trusted.length / verdicts.length);
    for (let from = 0; from < trusted.length; from += batch) {
      const found = sensitivity(countVerdicts(trusted.slice(from, from + batch)));
      if (found) dPrimes.push(found.dPrime.value);
    }
  }
  const dPrime = mean(dPrimes);
  const spread = Math.sqrt(mean(dPrimes.map((d) => (d - dPrime) ** 2)) / Math.max(1, dPrimes.length - 1));
  const [flawed, clean] = [mean(scores.flawed), mean(scores.clean)];
  const row = {
    robot,
    flawed,
    clean,
    overall: (2 * flawed + clean) / 3,
    dPrime,
    leftOut: mean(leftOut),
    dPrimeUpper: dPrime + 1.96 * spread,
    auc: (mean(rates.flawed) + 1 - mean(rates.clean)) / 2,
    strata: Object.fromEntries([...strata].map(([name, values]) => [name, mean(values)])),
  };
  return { ...row, over: overOf(row) };
}

function overOf({ robot, flawed, overall, dPrimeUpper }: Omit<Row, "over">): string[] {
  const over: string[] = [];
  const say = (name: string, value: number, limit: number) => {
    if (value > limit) over.push(`${name} ${value.toFixed(3)} is over ${limit}`);
  };
  if (robot.knowsLines) {
    say("flawed", flawed, LIMITS.knowsLines);
    return over;
  }
  say("flawed", flawed, robot.isDense ? LIMITS.dense : LIMITS.flawed);
  say("overall", overall, LIMITS.overall);
  if (!robot.looksAtText) say("d′", dPrimeUpper, LIMITS.dPrime);
  return over;
}

/** Reads an exercise's folder from disk. */
function readFolder(root: string): Record<string, string> {
  const files = fs.readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const full = path.join(entry.parentPath, entry.name);
      return [path.relative(root, full).split(path.sep).join("/"), fs.readFileSync(full, "utf8")];
    }),
  );
}

/** Returns a catalogue's reviews as trials. */
export function catalogueTrials(root = "exercises"): (Trial & { readonly slug: string })[] {
  const slugs = fs.readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return slugs.flatMap(({ name }) => {
    const about = path.join(root, name, "exercise.json");
    if (!fs.existsSync(about) || JSON.parse(fs.readFileSync(about, "utf8")).kind !== "review") return [];
    const content: ReviewContent = readReview(readFolder(path.join(root, name)));
    const prose = content.pullRequest.split(/\s+/).length;
    return [{ slug: name, judged: judgedOf(content), prose }];
  });
}
