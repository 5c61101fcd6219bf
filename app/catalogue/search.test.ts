import { beforeAll, describe, expect, it } from "vitest";
import { findExercise, indexExercises, listExercises } from "./catalogue.server";
import { excerptOf, isFound, parseQuery, plainWords, wordsOf } from "./search";
import { readSearched } from "./search.server";

beforeAll(() => indexExercises());

const search = async (q: string) =>
  [...(await readSearched(listExercises()))]
    .filter(([, { words }]) => isFound(words, parseQuery(q)))
    .map(([slug]) => slug);

describe("a search", () => {
  it.each([
    ["vat", "test-vat-rounding"],
    ["first weeks test", "test-opening-hours"],
    ["unsafe-concurrency", "fix-booking-race"],
    ["MONEY", "partial-refunds"],
    ["time zone", "fix-due-date-month-end"],
  ])("for %j finds %s", async (q, slug) => {
    expect(await search(q)).toContain(slug);
  });

  it("matches the beginnings of words, and requires each word of the query", async () => {
    expect(isFound(plainWords("Refund a part of an invoice"), parseQuery("inv  REF"))).toBe(true);
    expect(isFound(plainWords("Refund a part of an invoice"), parseQuery("voice"))).toBe(false);
    expect(isFound(plainWords("Refund a part of an invoice"), parseQuery("refund twice"))).toBe(false);
    expect(isFound(plainWords("Überweisung"), parseQuery("uberw"))).toBe(true);
    expect(parseQuery(" ?! ")).toEqual([]);
  });

  it("quotes the part of the task that matches", () => {
    const prose = "A **clinic** books `slots` in its own time zone. It closes at noon on the last day of each month.";
    expect(excerptOf(prose, parseQuery("time zone"))).toBe(
      "… clinic books slots in its own time zone. It closes at noon on …",
    );
    expect(excerptOf(prose, parseQuery("invoice"))).toBeNull();
  });

  it("for “security” finds exercises that name injection, secrets or signatures, and not all exercises", async () => {
    // Most tests use only a few exercises, none of which is a fix or test exercise about security.
    await indexExercises(["exercises"]);
    const found = await search("security");
    expect(found).toEqual(expect.arrayContaining(["fix-log-injection", "fix-signed-url-leak"]));
    expect(found).not.toContain("test-vat-rounding");
    await indexExercises();
  });

  it("searches only what a reader of a review sees", async () => {
    const searched = await readSearched(listExercises());
    for (const listing of listExercises().filter(({ kind }) => kind === "review")) {
      const { kind, content, meta } = findExercise(listing.slug)!;
      const { prose } = kind.workspace.plain(await kind.open(content, "another seed"));
      expect(searched.get(listing.slug)!.words).toBe(wordsOf(listing, Object.values(prose).join("\n")));
      expect([listing.skills, listing.classes]).toEqual([[], []]);
      const shown = plainWords([listing.title, listing.summary, ...Object.values(prose)].join(" "));
      for (const one of meta.classes)
        expect(isFound(searched.get(listing.slug)!.words, parseQuery(one))).toBe(isFound(shown, parseQuery(one)));
    }
  });
});
