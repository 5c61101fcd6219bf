import { expect, it } from "vitest";
import { process } from "./code";

// Out of the water after 12:05, off the bike after 52:35, at the finish after 1:13:40.
const ada = process({ name: "Ada", t1: 725, t2: 3_155, t3: 4_420 });

it("shows the time in the water", () => {
  expect(ada.swim).toBe("12:05");
});

it("shows the time on the bike", () => {
  expect(ada.bike).toBe("40:30");
});

it("shows the time of the run", () => {
  expect(ada.run).toBe("21:05");
});
