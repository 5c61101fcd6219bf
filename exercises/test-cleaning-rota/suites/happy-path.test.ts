import { describe, expect, it } from "vitest";
import { lineAfter, planRota } from "../src/rota";

const ama = { name: "Ama", away: [] };
const ben = { name: "Ben", away: ["2027-01-11"] };
const cleo = { name: "Cleo", away: [] };

describe("the rota", () => {
  it("starts with the first", () => {
    expect(planRota([ama, ben, cleo], ["2027-01-04"])).toEqual([{ week: "2027-01-04", name: "Ama" }]);
  });

  it("skips who is away", () => {
    const turns = planRota([ama, ben, cleo], ["2027-01-04", "2027-01-11"]);
    expect(turns.find(({ week }) => week === "2027-01-11")?.name).toBe("Cleo");
  });

  it("goes on with the next", () => {
    expect(lineAfter([ama, ben, cleo], ["2027-01-04"])).toEqual(["Ben", "Cleo", "Ama"]);
  });
});
