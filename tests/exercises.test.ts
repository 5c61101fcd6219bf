import { beforeAll, describe, expect, it } from "vitest";
import {
  findExercise,
  hasWalkthrough,
  indexExercises,
  listExercises,
  listSecondForms,
} from "~/catalogue/catalogue.server";
import { pickWelcome } from "~/cohort/next/placement.server";
import { KIND_IDS, type KindId } from "~/kinds/registry";
import type { ReviewContent } from "~/kinds/review/content";
import { findExercises } from "../scripts/check-folders";
import { countCatalogue, faultsOf } from "../scripts/exercise/stats";
import { isQuick } from "./setup/runs";

/** How many exercises the catalogue may be short of the wanted number at each difficulty. */
const NEAR = 2;

/** Tests the catalogue as a whole. `npm run exercise -- check` checks each exercise by itself. */

const slugsOf = (kind: KindId) => listExercises().flatMap((one) => (one.kind === kind ? [one.slug] : []));
const exercisesOf = (kind: KindId) => slugsOf(kind).map((slug) => findExercise(slug)!);

let indexed: Awaited<ReturnType<typeof indexExercises>>;
beforeAll(async () => {
  indexed = await indexExercises();
});

describe("the exercises", () => {
  it("can all be read", () => {
    expect(indexed.length).toBeGreaterThan(0);
    expect(indexed.flatMap(({ slug, problems }) => problems.map((problem) => [slug, problem]))).toEqual([]);
  });

  it.skipIf(isQuick)(
    "are as many of each kind, class, skill, feature and difficulty as a catalogue of sixty needs",
    async () => {
      const stats = await countCatalogue(await findExercises(["exercises"]));
      const { kinds, classes, skills, features, secondForms, difficulties } = stats;
      expect(stats.exercises).toBeGreaterThanOrEqual(60);
      const counts = [...kinds, ...classes, ...skills, ...features, secondForms];
      expect(counts.filter(({ have, wanted }) => have < wanted)).toEqual([]);
      for (const { of, have, wanted } of difficulties)
        expect(have, `difficulty ${of}`).toBeGreaterThanOrEqual(wanted - NEAR);
      expect(faultsOf(stats)).toEqual([]);
    },
  );

  it("include one with a walkthrough of each kind, and newcomers start alone with other, short ones", () => {
    const { guided, placement } = pickWelcome(listExercises());
    expect(guided.map(({ kind }) => kind)).toEqual(KIND_IDS);
    expect(placement.map(({ kind }) => kind)).toEqual(KIND_IDS);
    expect(placement.filter(({ slug }) => hasWalkthrough(slug))).toEqual([]);
    expect([...guided, ...placement].filter(({ minutes }) => minutes > 10)).toEqual([]);
  });

  it("have second forms of each kind", () => {
    const kinds = listSecondForms().map(({ slug }) => findExercise(slug)!.kind.id);
    expect([...new Set(kinds)].sort()).toEqual([...KIND_IDS].sort());
  });

  it("include clean reviews, a third to half of all reviews, and reviews of several files", () => {
    const reviews = exercisesOf("review");
    const clean = reviews.filter(({ kind, content }) => !kind.can.change!.isFlawed(content));
    expect(clean.length).toBeGreaterThanOrEqual(2);
    expect(clean.length / reviews.length).toBeGreaterThanOrEqual(1 / 3);
    expect(clean.length / reviews.length).toBeLessThanOrEqual(1 / 2);
    expect(reviews.some(({ content }) => (content as ReviewContent).files.length > 2)).toBe(true);
  });

  it("accept more than one kind of defect for most issues, as the form for findings says", () => {
    const issues = exercisesOf("review").flatMap(({ content }) => (content as ReviewContent).key.issues);
    const several = issues.filter(({ classes }) => classes.length > 1);
    expect(several.length / issues.length).toBeGreaterThan(0.9);
  });

  it("include 20 reviews with a minor issue, some of them clean, and clean reviews without any issue", () => {
    const slugs = [...slugsOf("review"), ...listSecondForms().map(({ slug }) => slug)];
    const reviews = slugs.map((slug) => findExercise(slug)!).filter(({ kind }) => kind.id === "review");
    const issuesOf = (content: unknown) => (content as ReviewContent).key.issues;
    const nits = reviews.filter(({ content }) => issuesOf(content).some(({ severity }) => severity === "minor"));
    expect(nits.length).toBeGreaterThanOrEqual(20);
    expect(nits.filter(({ kind, content }) => !kind.can.change!.isFlawed(content)).length).toBeGreaterThanOrEqual(8);
    expect(reviews.filter(({ content }) => issuesOf(content).length === 0).length).toBeGreaterThanOrEqual(8);
  });

  it("do not reveal a clean review by its size: lines, files and words overlap with those of flawed reviews", () => {
    const figures = exercisesOf("review").map(({ kind, content, meta }) => {
      const { files, pullRequest, task } = content as ReviewContent;
      const lines = files.reduce((sum, file) => sum + file.added + file.deleted, 0);
      const words = (text: string) => text.split(/\s+/).length;
      return {
        isFlawed: kind.can.change!.isFlawed(content),
        is: [lines, files.length, words(pullRequest), words(task), meta.minutes],
      };
    });
    const of = (isFlawed: boolean, place: number) =>
      figures.flatMap((one) => (one.isFlawed === isFlawed ? [one.is[place]!] : []));
    for (const place of figures[0]!.is.keys()) {
      const [flawed, clean] = [of(true, place), of(false, place)];
      // The smallest value of the clean changes may exceed the largest value of the flawed ones by at most a fifth, and
      // vice versa.
      expect(Math.min(...clean)).toBeLessThan(1.2 * Math.max(...flawed));
      expect(Math.min(...flawed)).toBeLessThan(1.2 * Math.max(...clean));
    }
  });
});
