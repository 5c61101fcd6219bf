import { describe, expect, it } from "vitest";
import type { Member, Turn } from "../src/member";
import { lineAfter, planRota } from "../src/rota";

const WEEKS = ["2027-01-04", "2027-01-11", "2027-01-18", "2027-01-25", "2027-02-01", "2027-02-08"];

/** Members called A, B, C and so on. Each text has the numbers of the weeks in which one is away: "13" is weeks 1 and 3. */
const membersAway = (...away: string[]): Member[] =>
  away.map((numbers, i) => ({
    name: "ABCDE"[i]!,
    away: [...numbers].map((number) => WEEKS[Number(number) - 1]!),
  }));

/** Who cleans in each week, "-" for no one. The order of the rows is open, so each week is looked up. */
const cleaners = (turns: readonly Turn[], weeks: readonly string[]) =>
  weeks.map((week) => turns.find((turn) => turn.week === week)?.name ?? "-").join("");

describe.each([
  ["all there", ["", "", ""], 6, "ABCABC", "ABC"],
  ["all there, in the middle of the line", ["", "", ""], 4, "ABCA", "BCA"],
  ["one member", [""], 3, "AAA", "A"],
  ["one member who is away in between", ["2"], 3, "A-A", "A"],
  ["the first is away once", ["1", "", ""], 5, "BACBA", "CBA"],
  ["the second is away once", ["", "2", "", ""], 5, "ACBDA", "CBDA"],
  ["the first is away for two weeks", ["12", "", "", ""], 6, "BCADBC", "ADBC"],
  ["the first is away for three weeks", ["123", "", ""], 6, "BCBACB", "ACB"],
  ["the first is away, back, and away again", ["13", "", ""], 4, "BACB", "ACB"],
  ["a member is away twice in turn", ["14", "", ""], 5, "BACBA", "CBA"],
  ["two are away together", ["1", "1", "", ""], 5, "CABDC", "ABDC"],
  ["two are away, the second comes back first", ["12", "1", ""], 4, "CBAC", "BAC"],
  ["three are away together", ["1", "1", "1", ""], 4, "DABC", "DABC"],
  ["one is away always", ["123456", "", ""], 6, "BCBCBC", "ABC"],
  ["the last is away", ["", "", "1"], 3, "ABC", "ABC"],
  ["all are away at first", ["1", "1"], 3, "-AB", "AB"],
  ["all are away in between", ["2", "2", "2"], 4, "A-BC", "ABC"],
  ["all are away at the end", ["3", "3", "3"], 3, "AB-", "CAB"],
  ["someone is skipped, then all are away", ["12", "2", "2"], 4, "B-AC", "BAC"],
])("%s", (_, away, length, turns, line) => {
  const weeks = WEEKS.slice(0, length);

  it("the right members clean", () => {
    expect(cleaners(planRota(membersAway(...away), weeks), weeks)).toBe(turns);
  });

  it("the line is right afterwards", () => {
    expect(lineAfter(membersAway(...away), weeks).join("")).toBe(line);
  });
});

describe("the rows", () => {
  it("are one for each week in which someone cleans", () => {
    const turns = planRota(membersAway("2", "2"), WEEKS.slice(0, 3));
    expect(turns).toHaveLength(new Set(turns.map(({ week }) => week)).size);
    expect(turns.filter(({ name }) => name !== null)).toHaveLength(2);
    expect(turns).toContainEqual({ week: WEEKS[0], name: "A" });
    expect(turns).toContainEqual({ week: WEEKS[2], name: "B" });
  });

  it("of a week in which no one cleans have null, if there are any", () => {
    const names = planRota(membersAway("1"), WEEKS.slice(0, 1)).map(({ name }) => name);
    expect([[], [null]]).toContainEqual(names);
  });
});

describe("nothing to plan", () => {
  it("without weeks there are no rows, and the line is as it was", () => {
    expect(planRota(membersAway("", "1"), [])).toEqual([]);
    expect(lineAfter(membersAway("", "1"), [])).toEqual(["A", "B"]);
  });

  it("without members no one cleans", () => {
    expect(cleaners(planRota([], WEEKS), WEEKS)).toBe("------");
    expect(lineAfter([], WEEKS)).toEqual([]);
  });
});

describe("weeks", () => {
  it("may be missing", () => {
    const weeks = [WEEKS[0]!, WEEKS[3]!, WEEKS[5]!];
    expect(cleaners(planRota(membersAway("23", "4", ""), weeks), weeks)).toBe("ACB");
    expect(lineAfter(membersAway("23", "4", ""), weeks)).toEqual(["A", "C", "B"]);
  });

  it("can be planned in two parts", () => {
    const members = membersAway("15", "2", "1", "46");
    const next = lineAfter(members, WEEKS.slice(0, 3)).map((name) => members.find((member) => member.name === name)!);
    const later = WEEKS.slice(3);
    expect(cleaners(planRota(next, later), later)).toBe(cleaners(planRota(members, WEEKS), later));
  });
});

describe("the caller's lists", () => {
  it.each([
    ["planRota", planRota],
    ["lineAfter", lineAfter],
  ] as const)("are the same after %s", (_, run) => {
    const members = membersAway("1", "", "25");
    const weeks = [...WEEKS];
    run(members, weeks);
    expect(members).toEqual(membersAway("1", "", "25"));
    expect(weeks).toEqual(WEEKS);
  });
});

describe("several calls", () => {
  it("do not depend on each other", () => {
    const weeks = WEEKS.slice(0, 1);
    expect(cleaners(planRota(membersAway("", ""), weeks), weeks)).toBe("A");
    expect(cleaners(planRota(membersAway("", ""), weeks), weeks)).toBe("A");
    expect(lineAfter(membersAway("", ""), weeks)).toEqual(["B", "A"]);
    expect(lineAfter(membersAway("", ""), weeks)).toEqual(["B", "A"]);
    expect(cleaners(planRota(membersAway("", ""), weeks), weeks)).toBe("A");
  });
});
