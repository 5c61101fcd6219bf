import { describe, expect, it } from "vitest";
import { lineAfter, planRota } from "../src/rota";

const W1 = "2027-01-04";
const W2 = "2027-01-11";
const ama = { name: "Ama", away: [W1] };
const ben = { name: "Ben", away: [] };

describe("planRota", () => {
  it("skips who is away, and then takes them", () => {
    expect(planRota([ama, ben], [W1, W2]).map(({ name }) => name)).toEqual(["Ben", "Ama"]);
  });

  it("has a row for a week without anyone", () => {
    expect(planRota([ama], [W1])).toEqual([{ week: W1, name: null }]);
  });

  it("has the rows in the order of the weeks", () => {
    expect(planRota([ben], [W1, W2]).map(({ week }) => week)).toEqual([W1, W2]);
  });

  it("handles two members with one name", () => {
    expect(planRota([ben, { ...ben }], [W1, W2])).toHaveLength(2);
  });
});

describe("lineAfter", () => {
  it("has all who are away at the end", () => {
    expect(lineAfter([ama, ben], [W1])).toEqual(["Ben", "Ama"]);
  });

  it("has all names", () => {
    expect(lineAfter([ama, ben], [W1, W2]).sort()).toEqual(["Ama", "Ben"]);
  });
});
