import { describe, expect, it } from "vitest";
import { Slugs } from "../src/slugs";

const slugOf = (title: string, taken: string[] = []) => new Slugs(taken).add(title);
/** Adds all titles to one object. */
const addAll = (titles: string[], taken: string[] = []) => {
  const slugs = new Slugs(taken);
  return titles.map((title) => slugs.add(title));
};

describe("the text of a title", () => {
  it.each([
    ["New Bridge Opens", "new-bridge-opens"],
    ["Fish & Chips: 2 for 1!", "fish-chips-2-for-1"],
    ["  - Late, again?! ", "late-again"],
    ["don't", "don-t"],
    ["/0:9@AZ[`az{", "0-9-az-az"],
    ["one_two--three", "one-two-three"],
    ["2026", "2026"],
    ["Budget 2026", "budget-2026"],
  ])("of %j is %s", (title, slug) => {
    expect(slugOf(title)).toBe(slug);
  });

  it("is cut after 30 characters", () => {
    const thirty = "abcdefghij".repeat(3);
    expect(slugOf(thirty)).toBe(thirty);
    expect(slugOf(`${thirty}k`)).toBe(thirty);
    expect(slugOf(`${thirty} k`)).toBe(thirty);
    expect(slugOf(`(${thirty})`)).toBe(thirty);
    expect(slugOf("Council to vote on the new park")).toBe("council-to-vote-on-the-new-par");
  });

  it("does not end with a hyphen after the cut", () => {
    expect(slugOf(`${"x".repeat(29)} y`)).toBe("x".repeat(29));
    expect(slugOf(`${"x".repeat(28)} yz`)).toBe(`${"x".repeat(28)}-y`);
  });

  it("is article for a title without letters and digits", () => {
    expect(addAll(["?!", "", "Article", "..."])).toEqual(["article", "article-2", "article-3", "article-4"]);
  });
});

describe("a slug that is in use", () => {
  it("gets the smallest number that is free", () => {
    expect(addAll(["Fair", "fair!", "FAIR", "Other", "Fair"])).toEqual(["fair", "fair-2", "fair-3", "other", "fair-4"]);
    expect(slugOf("Fair", ["fair", "a", "b", "c", "fair-3", "fair-4"])).toBe("fair-2");
    expect(slugOf("Fair", ["fair-2", "fair-3"])).toBe("fair");
  });

  it("is never given twice, even if a title ends with a number", () => {
    expect(addAll(["Fair", "Fair 2", "Fair"])).toEqual(["fair", "fair-2", "fair-3"]);
    expect(addAll(["Fair", "Fair", "Fair 2"])).toEqual(["fair", "fair-2", "fair-2-2"]);
    expect(addAll(["Fair 3", "Fair", "Fair", "Fair"])).toEqual(["fair-3", "fair", "fair-2", "fair-4"]);
  });

  it("keeps the number of its title", () => {
    expect(slugOf("Budget 2026", ["budget-2026"])).toBe("budget-2026-2");
  });

  it("keeps its text whole when the number is added", () => {
    const thirty = "z".repeat(30);
    expect(addAll([`${thirty}a`, `${thirty}b`])).toEqual([thirty, `${thirty}-2`]);
  });
});

describe("remove", () => {
  it("makes a slug free again", () => {
    const slugs = new Slugs(["fair"]);
    slugs.add("Fair");
    slugs.add("Fair");
    slugs.remove("fair-2");
    expect(slugs.add("Fair")).toBe("fair-2");
    slugs.remove("fair");
    expect(slugs.add("Fair")).toBe("fair");
    expect(slugs.add("Fair")).toBe("fair-4");
  });

  it("changes nothing for a slug that is not in use", () => {
    const slugs = new Slugs(["fair"]);
    slugs.remove("fair-2");
    slugs.remove("Fair");
    expect(slugs.add("Fair")).toBe("fair-2");
  });
});

describe("objects and lists", () => {
  it("does not share slugs between objects", () => {
    new Slugs().add("Market Day");
    expect(new Slugs().add("Market Day")).toBe("market-day");
  });

  it("leaves the list as it was", () => {
    const taken = ["fair", "market"];
    const slugs = new Slugs(taken);
    slugs.add("Fair");
    slugs.remove("market");
    expect(taken).toEqual(["fair", "market"]);
  });
});
