import { describe, expect, it } from "vitest";
import { lasts, litresNeeded, minutesFor, planNight } from "../src/watering";

const tomatoes = { name: "tomatoes", squareMetres: 10, litres: 8 };
const basil = { name: "basil", squareMetres: 2, litres: 4 };

describe("watering", () => {
  it("subtracts what was given by hand", () => {
    expect(litresNeeded(tomatoes, 16)).toBe(64);
  });

  it("counts minutes, twenty at most", () => {
    expect(minutesFor(40)).toBe(5);
    expect(minutesFor(4_000)).toBe(20);
  });

  it("waters the thirstiest bed first", () => {
    expect(planNight([basil, tomatoes], new Map())).toEqual([
      { bed: "tomatoes", minutes: 10 },
      { bed: "basil", minutes: 1 },
    ]);
  });

  it("skips a bed that was watered by hand", () => {
    expect(planNight([basil], new Map([["basil", 8]]))).toEqual([]);
  });

  it("knows whether the tank lasts", () => {
    expect(lasts({ litres: 80 }, [{ bed: "tomatoes", minutes: 10 }])).toBe(true);
  });
});
