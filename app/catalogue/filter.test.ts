import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { KIND_IDS } from "~/kinds/cards";
import { DEFECT_CLASS_IDS } from "~/kinds/defect-classes";
import { SKILL_IDS, TRACK_IDS } from "~/kinds/skills";
import {
  countMinutes,
  countValues,
  type Filter,
  findItems,
  findWidening,
  GROUPS,
  type Item,
  LISTS,
  parseFilter,
  queryOf,
  SORTS,
  STATES,
  valuesOf,
  without,
} from "./filter";

const item = (slug: string, more: Partial<Item> = {}): Item => ({
  slug,
  kind: "test",
  title: slug,
  summary: "",
  track: "first-weeks",
  order: 1,
  difficulty: 1,
  minutes: 10,
  skills: [],
  classes: [],
  state: "new",
  ...more,
});

const ITEMS: readonly Item[] = [
  item("refunds", { kind: "review", title: "Partial refunds", summary: "Refund part of an invoice", minutes: 15 }),
  item("late-fee", { title: "Late fee", skills: ["choose-inputs"], classes: ["silly-logic"], state: "draft" }),
  item("import", { kind: "fix", title: "Ümport rows", skills: ["handle-errors"], minutes: 18, difficulty: 2 }),
  item("expiry", { kind: "fix", title: "Token expiry", track: "security-reviewer", minutes: 20, state: "passed" }),
];

const find = (query: string) => findItems(ITEMS, parseFilter(new URLSearchParams(query))).map(({ slug }) => slug);
const filterOf = (query: string) => parseFilter(new URLSearchParams(query));

describe("finding", () => {
  test.each([
    ["", ["refunds", "late-fee", "import", "expiry"]],
    ["kind=review", ["refunds"]],
    ["kind=review&kind=fix", ["refunds", "import", "expiry"]],
    ["kind=fix&track=security-reviewer", ["expiry"]],
    ["state=draft&state=passed", ["late-fee", "expiry"]],
    ["difficulty=2", ["import"]],
    ["minutes=15", ["refunds", "late-fee"]],
    ["skill=choose-inputs", ["late-fee"]],
    ["class=silly-logic", ["late-fee"]],
    ["q=REFUND", ["refunds"]],
    ["q=invoice+part", ["refunds"]],
    ["q=umport", ["import"]],
    ["q=nothing+like+it", []],
    ["sort=minutes", ["late-fee", "refunds", "import", "expiry"]],
    ["sort=kind", ["refunds", "late-fee", "import", "expiry"]],
    ["sort=title", ["late-fee", "refunds", "expiry", "import"]],
  ])("%s", (query, slugs) => {
    expect(find(query)).toEqual(slugs);
  });

  test.each(["kind=robot", "minutes=soon", "minutes=-1", "page=0", "page=x", "sort=speed", "state=", "q=%20%20"])(
    "%s matches no known value, so everything is shown",
    (query) => expect(find(query)).toHaveLength(ITEMS.length),
  );

  test("a filter by skill or class never finds a review", () => {
    for (const skill of SKILL_IDS) expect(find(`skill=${skill}`)).not.toContain("refunds");
    for (const each of DEFECT_CLASS_IDS) expect(find(`class=${each}`)).not.toContain("refunds");
  });
});

describe("counting", () => {
  test("counts what a value would show together with the other groups, ignoring its own group", () => {
    const counts = countValues(ITEMS, filterOf("kind=review&minutes=18"), "kind");
    expect(Object.fromEntries(counts)).toEqual({ review: 1, test: 1, fix: 1 });
  });

  test("leaves out values that no exercise has, unless chosen: otherwise they could not be cleared", () => {
    expect([...countValues(ITEMS, filterOf(""), "skill").keys()].sort()).toEqual(["choose-inputs", "handle-errors"]);
    expect(countValues(ITEMS, filterOf("skill=fix-minimally"), "skill").get("fix-minimally")).toBe(0);
  });

  test("counts minutes cumulatively", () => {
    expect([...countMinutes(ITEMS, filterOf(""))]).toEqual([
      [10, 1],
      [15, 2],
      [20, 4],
      [25, 4],
    ]);
    expect([...countMinutes(ITEMS, filterOf("minutes=18")).keys()]).toEqual([10, 15, 18, 20, 25]);
  });
});

describe("widening", () => {
  test("names the one group whose removal shows the most exercises", () => {
    expect(findWidening(ITEMS, filterOf("kind=fix&state=draft"))).toEqual({ group: "state", count: 2 });
  });
  test("returns null if removing a single group isn't enough", () => {
    expect(findWidening(ITEMS, filterOf("q=zzz&skill=fix-minimally"))).toBeNull();
  });
});

const anyItem: fc.Arbitrary<Item> = fc.record({
  slug: fc.string(),
  kind: fc.constantFrom(...KIND_IDS),
  title: fc.constantFrom("Refunds", "Late fee", "Überweisung"),
  summary: fc.constantFrom("", "an invoice"),
  track: fc.constantFrom(...TRACK_IDS),
  order: fc.nat(9),
  difficulty: fc.integer({ min: 1, max: 5 }),
  minutes: fc.integer({ min: 5, max: 25 }),
  skills: fc.subarray(SKILL_IDS.slice(0, 3)),
  classes: fc.subarray(DEFECT_CLASS_IDS.slice(0, 3)),
  state: fc.constantFrom(...STATES),
});

const anyFilter: fc.Arbitrary<Filter> = fc.record({
  q: fc.constantFrom("", "fee", "invoice", "uber", "no such"),
  kind: fc.subarray([...KIND_IDS]),
  track: fc.subarray(TRACK_IDS),
  difficulty: fc.subarray(["1", "2", "3", "4", "5"]),
  state: fc.subarray([...STATES]),
  skill: fc.subarray(SKILL_IDS.slice(0, 3)),
  class: fc.subarray(DEFECT_CLASS_IDS.slice(0, 3)),
  minutes: fc.constantFrom(null, 5, 10, 25),
  sort: fc.constantFrom(...SORTS),
  page: fc.integer({ min: 1, max: 9 }),
  leadTitles: fc.constant(new Map()),
});

describe("for any catalogue and filter", () => {
  test("the query contains the whole filter", () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        expect(filterOf(queryOf(filter))).toEqual(filter);
      }),
    );
  });

  test("a value's count is the number of results if it is the only one chosen in its group", () => {
    fc.assert(
      fc.property(fc.array(anyItem), anyFilter, fc.constantFrom(...LISTS), (items, filter, group) => {
        for (const [value, count] of countValues(items, filter, group)) {
          const shown = findItems(items, { ...without(filter, group), [group]: [value] });
          expect(shown).toHaveLength(count);
          expect(shown.every((each) => valuesOf(each, group).includes(value))).toBe(true);
        }
      }),
    );
  });

  test("removing a group never hides anything", () => {
    fc.assert(
      fc.property(fc.array(anyItem), anyFilter, fc.constantFrom(...GROUPS), (items, filter, group) => {
        const wider = new Set(findItems(items, without(filter, group)));
        expect(findItems(items, filter).every((each) => wider.has(each))).toBe(true);
      }),
    );
  });
});
