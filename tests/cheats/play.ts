import path from "node:path";
import { readFolder } from "~/catalogue/folder.server";
import { readExercise } from "~/kinds/read-exercise";
import type { KindId, SomeKind } from "~/kinds/registry";
import type { ReviewWork } from "~/kinds/review/work";
import type { TestContent } from "~/kinds/test/content";
import type { Sandbox } from "~/sandbox/contract";
import { findExercises } from "../../scripts/check-folders";
import type { Cheat } from "./cheat";

/**
 * The most that a cheat may earn with its trick, on average over the exercises that the trick applies to
 * (docs/grading.md).
 */
export const MOST_BY_CHEATING = 0.1;

export interface Played {
  readonly slug: string;
  readonly score: number;
  /**
   * The score of the same work without the trick: for a review, the score of its findings and verdict without proofs;
   * otherwise 0.
   */
  readonly without: number;
  readonly isPassed: boolean;
}

export interface CheatRow {
  readonly kind: KindId;
  readonly name: string;
  readonly played: readonly Played[];
  readonly mean: number;
  readonly max: number;
  /** The mean score that the trick adds. The limit applies to this mean. */
  readonly gain: number;
  /**
   * The number of exercises that the trick passes although the AI's code is wrong. Null unless the trick copies the
   * AI's answers.
   */
  readonly passedWrong: number | null;
  readonly isOver: boolean;
}

const withoutProofs = (work: ReviewWork): ReviewWork => ({
  ...work,
  findings: work.findings.map((finding) => ({ ...finding, proof: null })),
});

export interface Target {
  readonly slug: string;
  readonly kind: SomeKind;
  readonly content: unknown;
}

/**
 * Reads the catalogue's exercises from their folders, including second forms. With `only`, reads just the named
 * exercises.
 */
export async function targets(only?: readonly string[]): Promise<Target[]> {
  const folders = await findExercises(["exercises"]);
  const wanted = folders.filter((folder) => only === undefined || only.includes(path.basename(folder)));
  return Promise.all(
    wanted.map(async (folder) => ({ slug: path.basename(folder), ...readExercise(await readFolder(folder)) })),
  );
}

/** Hands in a cheat's work on the exercises of its kind, and returns the cheat's row in the results. */
export async function play(
  kindId: KindId,
  cheat: Cheat<unknown, unknown>,
  exercises: readonly Target[],
  sandbox: Sandbox,
): Promise<CheatRow> {
  const played: Played[] = [];
  for (const { slug, kind, content } of exercises) {
    if (kind.id !== kindId) continue;
    const made = await cheat.make({ slug, content, sandbox });
    if (made === null) continue;
    const resultOf = async (given: unknown) => {
      const work = kind.work.schema.parse(given);
      const report = await kind.grade({ content, work, seed: "cheat" }, sandbox);
      // A result that waits for a mentor's ruling has earned nothing yet.
      const score = kind.report.facts(report, work).contest === "open" ? null : (report.score ?? 0);
      return { score, isPassed: report.status === "passed" };
    };
    const without = kindId === "review" ? ((await resultOf(withoutProofs(made as ReviewWork))).score ?? 0) : 0;
    const { score, isPassed } = await resultOf(made);
    played.push({ slug, score: score ?? without, without, isPassed });
  }
  const meanOf = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
  const isAiWrong = (slug: string) => {
    const content = exercises.find((one) => one.slug === slug)!.content as TestContent;
    return content.exercise.ai.wrong;
  };
  const passedWrong = cheat.copiesAi ? played.filter(({ slug, isPassed }) => isPassed && isAiWrong(slug)).length : null;
  const gain = meanOf(played.map(({ score, without }) => score - without));
  return {
    kind: kindId,
    name: cheat.name,
    played,
    gain,
    mean: meanOf(played.map(({ score }) => score)),
    max: Math.max(0, ...played.map(({ score }) => score)),
    passedWrong,
    isOver: gain > MOST_BY_CHEATING || (passedWrong ?? 0) > 0,
  };
}
