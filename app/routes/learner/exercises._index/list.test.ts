import { describe, expect, test } from "vitest";
import { findItems, type Item, PAGE_SIZE, parseFilter } from "~/catalogue/filter";
import { describeList } from "./list.server";

const item = (place: number, more: Partial<Item> = {}): Item => ({
  slug: `exercise-${place}`,
  kind: "fix",
  title: `Exercise ${place}`,
  summary: "",
  track: "first-weeks",
  order: place,
  difficulty: 1,
  minutes: 10,
  skills: ["find-root-cause"],
  classes: ["silly-logic"],
  state: "new",
  ...more,
});

const ITEMS = [
  ...Array.from({ length: PAGE_SIZE + 3 }, (_, place) => item(place)),
  item(90, { kind: "review", skills: [], classes: [], minutes: 20 }),
];

const filterOf = (query: string) => parseFilter(new URLSearchParams(query));
const list = (query: string) => describeList(ITEMS, filterOf(query));
/** The list that a link on the page opens. */
const follow = (href: string) => list(new URL(href, "http://here.example").search);

describe("the list of exercises", () => {
  test("a row contains no skills and classes, for any kind", () => {
    for (const row of list("sort=minutes&page=2").rows) {
      expect(Object.keys(row).sort()).toEqual(
        ["difficulty", "kind", "minutes", "quote", "slug", "state", "summary", "title"].sort(),
      );
    }
  });

  test("the counts of skills and classes leave out reviews", () => {
    const { facets } = list("kind=review");
    for (const { options } of facets.filter(({ group }) => group === "skill" || group === "class")) {
      expect(options.map(({ count }) => count)).toEqual([0]);
    }
  });

  test("its pages cover everything, each row once", () => {
    const first = list("");
    const second = follow(first.pages.next!);
    expect([first.pages, second.pages].map(({ from, to }) => [from, to])).toEqual([
      [1, PAGE_SIZE],
      [PAGE_SIZE + 1, ITEMS.length],
    ]);
    expect(second.pages.next).toBeNull();
    expect(new Set([...first.rows, ...second.rows].map(({ slug }) => slug)).size).toBe(ITEMS.length);
    expect(follow(second.pages.previous!).rows).toEqual(first.rows);
  });

  test("a page beyond the last shows the last", () => {
    expect(list("page=99").rows).toEqual(list("page=2").rows);
  });

  test("a link that sorts the list keeps the chosen filters", () => {
    expect(follow(list("kind=review").sortHrefs.minutes).found).toBe(1);
  });

  test("if nothing is found, the suggested link shows as many exercises as it says", () => {
    const { nothing } = list("kind=review&minutes=10");
    expect(nothing?.title).toBe("No review exercise takes 10 minutes or less.");
    expect(nothing?.widening).toMatchObject({ without: "the kind", count: PAGE_SIZE + 3 });
    expect(follow(nothing!.widening!.href).found).toBe(findItems(ITEMS, filterOf("minutes=10")).length);
  });
});
