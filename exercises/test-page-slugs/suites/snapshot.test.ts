import { expect, it } from "vitest";
import { Slugs } from "../src/slugs";

// Copied from a run of the code.
it("a week of titles, as recorded", () => {
  const slugs = new Slugs();
  const titles = ["Tides & Times", "Letters", "Letters", "The mayor answers your questions", "Letters", "Sport: 3-2!"];
  expect(titles.map((title) => slugs.add(title))).toEqual([
    "tides-times",
    "letters",
    "letters-2",
    "the-mayor-answers-your-questio",
    "letters-3",
    "sport-3-2",
  ]);
});

it("a removed article, as recorded", () => {
  const slugs = new Slugs(["letters"]);
  slugs.remove("letters");
  expect([slugs.add("Letters"), slugs.add("Letters")]).toEqual(["letters", "letters-2"]);
});

it("names of places, as recorded", () => {
  const slugs = new Slugs();
  expect(["Café Noir opens", "Straße closed"].map((title) => slugs.add(title))).toEqual([
    "caf-noir-opens",
    "stra-e-closed",
  ]);
});
