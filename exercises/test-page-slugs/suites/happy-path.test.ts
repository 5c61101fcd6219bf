import { expect, it } from "vitest";
import { Slugs } from "../src/slugs";

it("makes a slug", () => {
  expect(new Slugs().add("Storm closes the harbour")).toBe("storm-closes-the-harbour");
});

it("drops punctuation", () => {
  expect(new Slugs().add("Rain, rain, rain!")).toBe("rain-rain-rain");
});

it("numbers a repeated title", () => {
  const slugs = new Slugs();
  slugs.add("Letters");
  expect(slugs.add("Letters")).toBe("letters-2");
  expect(slugs.add("Letters")).toBe("letters-3");
});

it("removes a slug", () => {
  const slugs = new Slugs(["weather"]);
  slugs.remove("weather");
  expect(slugs.add("Weather")).toBe("weather");
});
