import { describe, expect, it } from "vitest";
import type { Member } from "../src/member";
import { lineAfter, planRota } from "../src/rota";

const member = (name: string, ...away: string[]): Member => ({ name, away });

describe("planRota", () => {
  it("starts with the first in the line", () => {
    const turns = planRota([member("Ama"), member("Ben")], ["2027-01-04"]);
    expect(turns.find(({ week }) => week === "2027-01-04")?.name).toBe("Ama");
  });

  // Who is away when, so that a wrong line shows? member("Cleo", "2027-01-04", "2027-01-11") is away for two weeks.
});

describe("lineAfter", () => {
  it("has the member who cleaned at the end", () => {
    expect(lineAfter([member("Ama"), member("Ben")], ["2027-01-04"])).toEqual(["Ben", "Ama"]);
  });
});
