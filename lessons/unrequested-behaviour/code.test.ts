import { expect, it } from "vitest";
import { previewLetters } from "./code";

const member = (name: string, owes: number, reminders = 0) => ({ name, owes, reminders });

it("writes to those who owe something", () => {
  expect(previewLetters([member("Jo", 0), member("Kim", 2_050)])).toEqual([
    "Dear Kim, you still owe €20.50. See you on Saturday!",
  ]);
});

it("is the same when the treasurer looks again", () => {
  const members = [member("Kim", 2_050)];
  const first = previewLetters(members);
  expect(previewLetters(members)).toEqual(first);
  expect(members).toEqual([member("Kim", 2_050)]);
});

it("includes everyone who owes something", () => {
  expect(previewLetters([member("Lou", 300, 1)])).toEqual(["Dear Lou, you still owe €3.00. Your plot is at risk."]);
});
