import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SKILL_IDS } from "~/kinds/skills";
import { runs } from "../../../tests/setup/runs";
import { type Chosen, NOTHING, type Showable, showPortfolio, WordsSchema } from "./portfolio";

/** Words that do not contain one another, so that each is found, or not, on its own. */
const word = (part: string, n: number) => `zq${part}${n}zq`;
const made = (counts: readonly [number, number, number, number]): Showable => ({
  skills: SKILL_IDS.slice(0, counts[0]).map((skill, n) => ({ skill, exercises: 900 + n, isShown: n % 2 === 0 })),
  tracks: Array.from({ length: counts[1] }, (_, n) => ({ id: `t${n}`, title: word("track", n), passed: 1, of: 2 })),
  certificates: Array.from({ length: counts[2] }, (_, n) => {
    return { id: `c${n}`, code: word("code", n), track: word("of", n), issuedOn: "2026-11-20", isExplained: false };
  }),
  exercises: Array.from({ length: counts[3] }, (_, n) => ({
    slug: `e${n}`,
    title: word("title", n),
    kind: "fix" as const,
  })),
});
/** The text that reveals each item, by the key that is ticked. */
const tells = ({
  skills,
  tracks,
  certificates,
  exercises,
}: Showable): Record<keyof Chosen, [key: string, words: string[]][]> => ({
  skills: skills.map(({ skill, exercises: count }) => [skill, [`:${count}`]]),
  tracks: tracks.map(({ id, title }) => [id, [title]]),
  certificates: certificates.map(({ id, code, track }) => [id, [code, track]]),
  exercises: exercises.map(({ slug, title }) => [slug, [title]]),
});

const few = fc.nat({ max: 6 });
const counts = fc.tuple(few, few, few, few);
const parts = ["skills", "tracks", "certificates", "exercises"] as const;

describe("a portfolio", () => {
  it("shows exactly the ticked items, for any set of items and ticks", () => {
    const ticks = fc.array(fc.boolean(), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(counts, fc.tuple(ticks, ticks, ticks, ticks), fc.string(), (sizes, ticked, stray) => {
        const showable = made(sizes);
        const all = tells(showable);
        const chosen = Object.fromEntries(
          parts.map((part, p) => [part, [...all[part].flatMap(([key], n) => (ticked[p]![n] ? [key] : [])), stray]]),
        ) as Record<keyof Chosen, string[]>;
        const text = JSON.stringify(showPortfolio({ name: "N", intro: "I" }, chosen, showable));
        for (const part of parts)
          for (const [key, words] of all[part])
            for (const one of words) expect([key, text.includes(one)]).toEqual([key, chosen[part].includes(key)]);
        // No row id, and no key of a ticked item, even if the item is gone.
        for (const { id } of showable.certificates) expect(text).not.toContain(`"${id}"`);
      }),
      { numRuns: runs(200) },
    );
  });

  it("with nothing ticked contains only a name and text", () => {
    expect(showPortfolio({ name: "N", intro: "I" }, NOTHING, made([3, 3, 3, 3]))).toEqual({
      name: "N",
      intro: "I",
      skills: [],
      tracks: [],
      certificates: [],
      exercises: [],
    });
  });
});

describe("the words of a link", () => {
  it.each([
    ["Ana Lind", "ana-lind"],
    ["  Žofie's réviews!! ", "zofie-s-reviews"],
    ["a--b__c 7", "a-b-c-7"],
  ])("%j become %j", (typed, words) => expect(WordsSchema.parse(typed)).toBe(words));

  it.each(["", "a", "--", "王小明", "x".repeat(41)])("%j are refused with what to do", (typed) => {
    const { success, error } = WordsSchema.safeParse(typed);
    expect([success, error?.issues[0]?.message]).toEqual([false, expect.stringMatching(/letters|under 40/)]);
  });

  it("are safe in an address, whatever was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (typed) => {
        const { success, data } = WordsSchema.safeParse(typed);
        if (success) expect(data).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
      { numRuns: runs(500) },
    );
  });
});
