import { expect, it } from "vitest";
import { sentences } from "./readme";

/** Whether a sentence says that something is not so. */
const denies = (sentence: string) =>
  /\b(no|not|never|none|nor|neither|without|nothing|cannot|once)\b|n['’]t\b/i.test(sentence);

it("promises not to go on where it stopped", () => {
  const promises = sentences().filter((sentence) => /\b(resum|continu)/i.test(sentence) && !denies(sentence));
  expect(promises).toEqual([]);
});

it("promises no equals sign between an option and its value", () => {
  const promises = sentences().filter((sentence) => /\bequals?\b|`=`/i.test(sentence) && !denies(sentence));
  expect(promises).toEqual([]);
});
