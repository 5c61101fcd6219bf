import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SKILL_IDS } from "~/kinds/skills";
import { runs } from "../../../tests/setup/runs";
import {
  FIGURES,
  MOST_SAID,
  MOST_WORKS,
  NOTHING,
  type PortfolioWork,
  type Showable,
  showPortfolio,
  WordsSchema,
  worksIn,
} from "./portfolio";

/** Words that do not contain one another, so that a search for one never finds another. */
const word = (part: string, n: number) => `zq${part}${n}zq`;
const made = (counts: readonly [number, number, number, number, number]): Showable => ({
  skills: SKILL_IDS.slice(0, counts[0]).map((skill, n) => ({
    skill,
    exercises: 900 + n,
    tried: 7_000 + n,
    isShown: n % 2 === 0,
  })),
  tracks: Array.from({ length: counts[1] }, (_, n) => ({ id: `t${n}`, title: word("track", n), passed: 1, of: 2 })),
  certificates: Array.from({ length: counts[2] }, (_, n) => {
    return { id: `c${n}`, code: word("code", n), title: word("of", n), issuedOn: "2026-11-20", isExplained: false };
  }),
  exercises: Array.from({ length: counts[3] }, (_, n) => ({
    slug: `e${n}`,
    title: word("title", n),
    kind: "fix" as const,
  })),
  said: Array.from({ length: counts[4] }, (_, n) => {
    return { id: `m${n}`, mentor: word("mentor", n), title: "T", on: "2026-11-20", text: word("text", n) };
  }),
  interviews: [],
  verdicts: {
    flawed: { right: 81, of: 82 },
    clean: { right: 83, of: 84 },
    dPrime: { value: 0.85, low: 0.84, high: 0.86 },
  },
});
const work = (slug: string): PortfolioWork => ({
  title: slug.replace("e", "zqtitle").concat("zq"),
  kind: "fix",
  summary: "",
  score: 1,
  skills: ["choose-inputs"],
  files: [{ path: "a.ts", old: null, new: `zqcode${slug}zq` }],
  result: "",
  findings: [],
});
const works = new Map(Array.from({ length: 6 }, (_, n) => [`e${n}`, work(`e${n}`)]));
/** The items of each part: the key that is ticked, and the words that show that the item is on the page. */
const tells = ({
  skills,
  tracks,
  certificates,
  exercises,
  said,
}: Showable): Record<(typeof parts)[number], [key: string, words: string[]][]> => ({
  skills: skills.map(({ skill, exercises: count }) => [skill, [`:${count}`]]),
  tracks: tracks.map(({ id, title }) => [id, [title]]),
  certificates: certificates.map(({ id, code, title }) => [id, [code, title]]),
  works: exercises.map(({ slug }) => [slug, [`zqcode${slug}zq`]]),
  said: said.slice(0, MOST_SAID).map(({ id, mentor, text }) => [id, [mentor, text]]),
  exercises: exercises.map(({ slug, title }) => [slug, [`"title":"${title}","kind":"fix"}`]]),
});

const few = fc.nat({ max: 6 });
const counts = fc.tuple(few, few, few, few, few);
const parts = ["skills", "tracks", "certificates", "works", "said", "exercises"] as const;

describe("a portfolio", () => {
  it("shows exactly the ticked items, for any set of items and ticks", () => {
    const ticks = fc.array(fc.boolean(), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(counts, fc.tuple(ticks, ticks, ticks, ticks, ticks, ticks), fc.string(), (sizes, ticked, stray) => {
        const showable = made(sizes);
        const all = tells(showable);
        const chosen = Object.fromEntries(
          parts.map((part, p) => [part, [...all[part].flatMap(([key], n) => (ticked[p]![n] ? [key] : [])), stray]]),
        ) as Record<(typeof parts)[number], string[]>;
        const text = JSON.stringify(
          showPortfolio({ name: "N", intro: "I" }, { ...NOTHING, ...chosen }, showable, { works }),
        );
        for (const part of parts)
          for (const [key, words] of all[part])
            for (const one of words) expect([key, text.includes(one)]).toEqual([key, chosen[part].includes(key)]);
        // The page contains no row ids, although some keys of ticked items are row ids.
        for (const { id } of [...showable.certificates, ...showable.said]) expect(text).not.toContain(`"${id}"`);
        // The figures about verdicts are not ticked, so they are not on the page.
        expect([text.includes('"right":81'), text.includes('"of":700')]).toEqual([false, false]);
      }),
      { numRuns: runs(200) },
    );
  });

  it("with nothing ticked contains only a name and text", () => {
    expect(showPortfolio({ name: "N", intro: "I" }, NOTHING, made([3, 3, 3, 3, 3]), { works })).toEqual({
      name: "N",
      intro: "I",
      skills: [],
      verdicts: null,
      tracks: [],
      certificates: [],
      works: [],
      said: [],
      interviews: [],
      exercises: [],
    });
  });

  it("shows figures and their uncertainty only if ticked, and hides works that a reader has yet to do", () => {
    const chosen = { ...NOTHING, skills: ["check-access", "choose-inputs"], works: ["e0", "e1"], figures: FIGURES };
    const covered = new Set(["e1"]);
    const view = showPortfolio({ name: "N", intro: "I" }, chosen, made([21, 0, 0, 2, 0]), { works, covered });
    expect(view.verdicts).toMatchObject({ flawed: { right: 81 } });
    const [first] = view.skills;
    expect(first!.tried!.of).toBeGreaterThan(6_999);
    expect(first!.tried!.low).toBeLessThan(first!.exercises / first!.tried!.of);
    expect(view.skills.find(({ works: seenIn }) => seenIn.length > 0)!.works).toEqual(["zqtitle0zq"]);
    expect(view.works[1]).toEqual({ title: "zqtitle1zq", kind: "fix", isCovered: true });
  });

  it("shows at most six works", () => {
    const showable = made([0, 0, 0, 9, 0]);
    const chosen = { ...NOTHING, works: showable.exercises.map(({ slug }) => slug) };
    expect(worksIn(chosen, showable)).toHaveLength(MOST_WORKS);
  });
});

describe("the readable part of a link", () => {
  it.each([
    ["Ana Lind", "ana-lind"],
    ["  Žofie's réviews!! ", "zofie-s-reviews"],
    ["a--b__c 7", "a-b-c-7"],
  ])("%j becomes %j", (typed, words) => expect(WordsSchema.parse(typed)).toBe(words));

  it.each(["", "a", "--", "王小明", "x".repeat(41)])("%j is refused with a message that says what to do", (typed) => {
    const { success, error } = WordsSchema.safeParse(typed);
    expect([success, error?.issues[0]?.message]).toEqual([false, expect.stringMatching(/letters|at most 40/)]);
  });

  it("is safe in an address, whatever was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (typed) => {
        const { success, data } = WordsSchema.safeParse(typed);
        if (success) expect(data).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
      { numRuns: runs(500) },
    );
  });
});
