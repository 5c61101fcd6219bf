import { expect, it } from "vitest";
import { noticesFor } from "../src/notices";

const ola = { name: "Ola", address: "3 Mill Lane", phone: "020 5550 0140", allowsTexts: true };
const byLetter = [{ by: "letter", to: "3 Mill Lane" }];

it("sends a text message to a patient who has agreed", () => {
  expect(noticesFor([ola])).toEqual([{ by: "text", to: "02055500140" }]);
});

it("writes to a patient who has refused text messages", () => {
  expect(noticesFor([{ ...ola, allowsTexts: false }])).toEqual(byLetter);
});

it("writes to a patient without a number", () => {
  expect(noticesFor([{ ...ola, phone: undefined }])).toEqual(byLetter);
});

it("writes to a patient whose number is empty", () => {
  expect(noticesFor([{ ...ola, phone: "" }])).toEqual(byLetter);
});

it("keeps the order", () => {
  const ways = noticesFor([{ ...ola, phone: "" }, ola, { ...ola, allowsTexts: false }]).map(({ by }) => by);
  expect(ways).toEqual(["letter", "text", "letter"]);
});
