import { describe, expect, it } from "vitest";
import { fareFor } from "../src/fares";

const adult = { age: 30 };

describe("The order of the fields", () => {
  it("is that of the old code", () => {
    expect(JSON.stringify(fareFor({}, adult))).toBe('{"amount":2.5,"currency":"EUR","reason":"full","rides":1}');
  });

  it("has no fifth", () => {
    expect(Object.keys(fareFor({}, adult))).toHaveLength(4);
  });
});

describe("The type and the message", () => {
  it("is a plain error", () => {
    expect(() => fareFor({}, { age: -1 })).toThrow("age?");
  });

  it("is no error of its own", () => {
    let name = "";
    try {
      fareFor({}, { age: -1 });
    } catch (error) {
      name = (error as Error).constructor.name;
    }
    expect(name).toBe("Error");
  });
});

it("Whether the returned fare", () => {
  expect(Object.assign(fareFor({}, adult), { amount: 1 }).amount).toBe(1);
});

describe("Zones that are negative", () => {
  it.each([[{ zone: -1 }], [{ zone: 1.5 }], [{ zone: "north" }], [{ rides: 1.5 }], [{ rides: -2 }]])("%j", (trip) => {
    expect(() => fareFor(trip, adult)).not.toThrow();
  });
});
