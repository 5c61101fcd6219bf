import type { ProposedChange } from "~/kinds/capabilities";
import type { Meta } from "~/kinds/exercise";
import { seeded } from "~/kinds/seeded";
import { hatMatrix, leftOut, standardised } from "./linear";

/** Tests whether clean and flawed reviews can be told apart without reading their code. */

export interface SurfaceReview {
  readonly shown: ProposedChange;
  readonly meta: Meta;
  readonly isFlawed: boolean;
}

/** How well one set of features separates clean from flawed reviews. */
export interface SurfaceFinding {
  readonly look: string;
  /**
   * The area under the ROC curve, with each review predicted from all other reviews. A value of 0.5 is no better than
   * chance.
   */
  readonly auc: number;
  /** The AUC that the top 5% of random shuffles of the labels reach. */
  readonly chance: number;
  readonly isRevealing: boolean;
}

/** The maximum AUC. Reviews reveal too much if the AUC is higher than this, or higher than `chance`. */
const MOST_AUC = 0.65;
const SHUFFLES = 1_000;
const RIDGE = 1;
/**
 * Words that appear in at least this many pull-request texts are compared. Rarer words would only identify single
 * reviews.
 */
const LEAST_TEXTS = 3;

/** The number of blocks of consecutive changed lines. */
const hunksOf = ({ files }: ProposedChange) =>
  files.reduce(
    (all, { rows }) =>
      all + rows.filter((row, i) => row.type !== "same" && (rows[i - 1]?.type ?? "same") === "same").length,
    0,
  );

/** A review's position in its track, from 0 to 1. Learners see the order of a track. */
function placeOf({ meta }: SurfaceReview, reviews: readonly SurfaceReview[]): number {
  const others = reviews.filter((one) => one.meta.track === meta.track);
  const before = others.filter((one) => one.meta.order < meta.order).length;
  return others.length > 1 ? before / (others.length - 1) : 0.5;
}

function shapeOf({ shown, meta }: SurfaceReview): number[] {
  const { files, pullRequest, task } = shown;
  const lines = files.reduce((all, { added, deleted }) => all + added + deleted, 0);
  const words = (text: string) => Math.log(text.split(/\s+/).length);
  return [
    Math.log(lines),
    Math.log(1 + hunksOf(shown)),
    files.length,
    words(pullRequest),
    words(task),
    meta.difficulty,
  ];
}

const wordsIn = (text: string) => new Set(text.toLowerCase().match(/\p{L}[\p{L}'’-]+/gu) ?? []);

function wordsOf(reviews: readonly SurfaceReview[]): number[][] {
  const texts = reviews.map(({ shown }) => wordsIn(shown.pullRequest));
  const counts = new Map<string, number>();
  for (const word of texts.flatMap((words) => [...words])) counts.set(word, (counts.get(word) ?? 0) + 1);
  const compared = [...counts].flatMap(([word, count]) => (count >= LEAST_TEXTS ? [word] : []));
  return texts.map((words) => compared.map((word) => (words.has(word) ? 1 : 0)));
}

/** The probability that a flawed review ranks above a clean one. Ties count half. */
export function areaUnder(said: readonly number[], isFlawed: readonly boolean[]): number {
  const [flawed, clean] = [true, false].map((which) => said.filter((_, i) => isFlawed[i] === which)) as [
    number[],
    number[],
  ];
  let wins = 0;
  for (const a of flawed) for (const b of clean) wins += a > b ? 1 : a === b ? 0.5 : 0;
  return wins / (flawed.length * clean.length);
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const out = [...values];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

function find(look: string, rows: readonly (readonly number[])[], isFlawed: readonly boolean[]): SurfaceFinding {
  const hat = hatMatrix(standardised(rows), RIDGE);
  const areaOf = (labels: readonly boolean[]) => areaUnder(leftOut(hat, labels.map(Number)), labels);
  const auc = areaOf(isFlawed);
  const random = seeded(look);
  const byChance = Array.from({ length: SHUFFLES }, () => areaOf(shuffled(isFlawed, random))).sort((a, b) => a - b);
  const chance = byChance[Math.floor(0.95 * SHUFFLES)]!;
  return { look, auc, chance, isRevealing: auc > MOST_AUC || auc > chance };
}

/** Returns one finding per set of surface features. Empty if all reviews are clean, or if all are flawed. */
export function findSurface(reviews: readonly SurfaceReview[]): SurfaceFinding[] {
  const isFlawed = reviews.map((review) => review.isFlawed);
  if (new Set(isFlawed).size < 2) return [];
  return [
    find("size, hunks, files, words, difficulty", reviews.map(shapeOf), isFlawed),
    find(
      "place in the track",
      reviews.map((review) => [placeOf(review, reviews)]),
      isFlawed,
    ),
    find("words of the pull-request text", wordsOf(reviews), isFlawed),
  ];
}
