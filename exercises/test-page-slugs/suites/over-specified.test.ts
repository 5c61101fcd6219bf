import { expect, it } from "vitest";
import { Slugs } from "../src/slugs";

it("puts one hyphen between words", () => {
  expect(new Slugs().add("Rain -- and wind!")).toBe("rain-and-wind");
});

it("finds a free number", () => {
  const slugs = new Slugs(["fair-2"]);
  slugs.add("Fair");
  expect(slugs.add("Fair")).toBe("fair-3");
});

it("keeps accents readable", () => {
  expect(new Slugs().add("Café")).toBe("cafe");
});

it("says whether a slug was removed", () => {
  expect(new Slugs(["fair"]).remove("fair")).toBe(true);
});

it("says that there was nothing to remove", () => {
  expect(new Slugs().remove("fair")).toBe(false);
});

it("accepts a list with a slug twice", () => {
  expect(new Slugs(["fair", "fair"]).add("Fair")).toBe("fair-2");
});
