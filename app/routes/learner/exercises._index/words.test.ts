import { describe, expect, test } from "vitest";
import { parseFilter } from "~/catalogue/filter";
import { chipsOf, nothingFound } from "./words";

const filterOf = (query: string) => parseFilter(new URLSearchParams(query));

describe("chips", () => {
  test("there is one for each value, and its link leaves out only that value", () => {
    expect(chipsOf(filterOf("kind=test&kind=fix&minutes=10&q=late+fee&page=3"))).toEqual([
      { label: "“late fee”", href: "/exercises?kind=test&kind=fix&minutes=10" },
      { label: "test", href: "/exercises?q=late+fee&kind=fix&minutes=10" },
      { label: "fix", href: "/exercises?q=late+fee&kind=test&minutes=10" },
      { label: "10 min at most", href: "/exercises?q=late+fee&kind=test&kind=fix" },
    ]);
  });
});

describe("the sentence for no results", () => {
  test.each([
    ["kind=fix&track=security-reviewer&minutes=5", "No fix exercise in “Security reviewer” takes 5 minutes or less."],
    ["state=draft&state=passed", "No exercise is draft or passed."],
    ["kind=fix&track=first-weeks", "There is no fix exercise in “First weeks”."],
    [
      "skill=find-edge-cases&difficulty=3&q=x",
      "No exercise has difficulty 3, trains you to find edge cases and has “x” in its title or task.",
    ],
  ])("%s", (query, sentence) => {
    expect(nothingFound(filterOf(query))).toBe(sentence);
  });
});
