import { expect, it } from "vitest";
import { sentences } from "./readme";

/** Whether a sentence says that something is not so. */
const denies = (sentence: string) =>
  /\b(no|not|never|none|nor|neither|without|nothing|cannot|once)\b|n['’]t\b/i.test(sentence);

it("promises no second request", () => {
  const promises = sentences().filter(
    (sentence) => /\bretr(y|ie)|back-?off|try again|tries again/i.test(sentence) && !denies(sentence),
  );
  expect(promises).toEqual([]);
});
