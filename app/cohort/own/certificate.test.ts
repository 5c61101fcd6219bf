import { beforeAll, describe, expect, it } from "vitest";
import { indexExercises, listExercises } from "~/catalogue/catalogue.server";
import type { Graded } from "../counts/evidence.server";
import { makeStatement, type Statement } from "./certificate";
import { standingOf, standingsIn } from "./certificates.server";

const TRACK = "first-weeks";
beforeAll(() => indexExercises());

describe("a certificate’s figures about reviews", () => {
  const graded = (n: number, flawed: boolean, requested = flawed): Graded => ({
    submissionId: `s${n}`,
    slug: `r${n}`,
    kind: "review",
    title: "",
    tryNumber: 1,
    counting: true,
    isScored: true,
    isUndecided: false,
    handedInAt: new Date(Date.UTC(2026, 9, n + 1)),
    status: "passed",
    score: 1,
    backed: true,
    evidence: [],
    trial: { flawed, requested },
  });
  const statement = (list: readonly Graded[], withVerdicts: boolean): Statement | null =>
    makeStatement(
      [...list].reverse(),
      { title: "T", slugs: list.map(({ slug }) => slug) },
      {
        name: "N",
        installation: "http://o",
        withVerdicts,
      },
    );
  const nine = Array.from({ length: 9 }, (_, n) => graded(n, n < 5));

  it("are omitted for few reviews, which would reveal the flawed ones, and if the learner doesn't want them", () => {
    expect(statement(nine, true)?.verdicts).toBeNull();
    const ten = [...nine, graded(9, false, true)];
    expect(statement(ten, false)?.verdicts).toBeNull();
    expect(statement(ten, true)?.verdicts).toMatchObject({ flawed: { right: 5, of: 5 }, clean: { right: 4, of: 5 } });
    expect(statement(ten, true)?.verdicts?.dPrime.low).toBeLessThan(statement(ten, true)!.verdicts!.dPrime.value);
    expect(statement(ten, true)).toMatchObject({ from: "2026-10-01", to: "2026-10-10", exercises: 10, counting: 10 });
  });

  it("need at least half of the reviews to be backed, in any attempt", () => {
    const backed = (n: number) => nine.map((one, place) => ({ ...one, backed: place < n }));
    const stepWith = (n: number) => statement(backed(n), false)?.step ?? 0;
    // In a track of nine exercises, one unbacked pass counts for each backed pass. Step 1 needs 3 passes that count,
    // step 2 needs 6.
    expect([0, 1, 2, 3, 4, 5].map(stepWith)).toEqual([0, 0, 1, 2, 2, 3]);
    expect(statement(backed(4), false)).toMatchObject({ version: 3, of: 9, exercises: 8, counting: 8 });
    const withTests = backed(4).map((one, place) =>
      place === 8 ? { ...one, kind: "test" as const, backed: null } : one,
    );
    expect(statement(withTests, false)).toMatchObject({ exercises: 9 });
    const track = { title: "T", slugs: nine.map(({ slug }) => slug) };
    const later = { ...graded(8, false), submissionId: "later", counting: false };
    const made = makeStatement([later, ...backed(4)], track, { name: "N", installation: "", withVerdicts: false });
    expect(made?.exercises).toBe(9);
  });

  it("are the ones that the certificates page announces", () => {
    const slugs = listExercises().flatMap(({ slug, track }) => (track === TRACK ? [slug] : []));
    for (const backed of [true, false]) {
      const passes = slugs.map((slug, n) => ({ ...graded(n, true), slug, backed }));
      const standing = standingsIn(passes).find(({ id }) => id === TRACK)!;
      const said = { name: "N", installation: "http://o", withVerdicts: false };
      const made = makeStatement(passes, { title: "T", slugs }, said);
      expect([standing.passed, standing.counted]).toEqual([slugs.length, backed ? slugs.length : 0]);
      expect(made?.exercises ?? 0).toBe(standing.counted);
    }
  });

  it("need no more backed reviews for the next step than the page says", () => {
    const passes = (backed: number) => [
      ...Array.from({ length: 10 }, (_, n) => ({ ...graded(n, true), kind: "test" as const, backed: null })),
      ...Array.from({ length: 10 }, (_, n) => ({ ...graded(n + 10, true), backed: n < backed })),
    ];
    const slugs = Array.from({ length: 24 }, (_, n) => `r${n}`);
    const standing = (backed: number) => standingOf({ id: TRACK, title: "First weeks", slugs }, passes(backed));
    expect(standing(2)).toMatchObject({ passed: 20, counted: 14, step: 1, next: { step: 2, needs: 16 } });
    expect(standing(2).lacks).toContain("at least 3 of your reviews need");
    expect(standing(3)).toMatchObject({ counted: 16, step: 2, lacks: null });
  });

  it("include the days of first passes", () => {
    const again = { ...graded(0, true), submissionId: "later", handedInAt: new Date("2027-01-01"), counting: false };
    const made = makeStatement(
      [again, ...[...nine].reverse()],
      { title: "T", slugs: nine.map(({ slug }) => slug) },
      {
        name: "N",
        installation: "",
        withVerdicts: false,
      },
    );
    expect([made?.from, made?.to]).toEqual(["2026-10-01", "2026-10-09"]);
  });
});
