import { describe, expect, it } from "vitest";
import { planRota } from "../src/rota";

const [one, two] = ["2027-01-04", "2027-01-11"] as const;
const member = (name: string, ...away: string[]) => ({ name, away });

it("The order of the rows", () => {
  expect(planRota([member("Ama")], [one, two]).map(({ week }) => week)).toEqual([one, two]);
});

it("Whether there is a row for a week in which no one cleans", () => {
  expect(planRota([member("Ama", one)], [one])).toHaveLength(1);
});

describe("Two members with the same name", () => {
  it("are two members", () => {
    expect(() => planRota([member("Ama"), member("Ama")], [one])).not.toThrow();
  });

  it("and a week that is planned twice is two weeks", () => {
    expect(planRota([member("Ama"), member("Ben")], [one, one])).toHaveLength(2);
  });
});
