import { expect, it } from "vitest";
import { noticesFor } from "../src/notices";

const ola = { name: "Ola", address: "3 Mill Lane", phone: "020 5550 0140", allowsTexts: true };

it("sends a text message to a patient who has agreed, without spaces in the number", () => {
  expect(noticesFor([ola])).toEqual([{ by: "text", to: "02055500140" }]);
});

it.each([
  ["has refused text messages", { ...ola, allowsTexts: false }],
  ["has left no number", { ...ola, phone: undefined }],
  ["has an empty number in an old record", { ...ola, phone: "" }],
])("writes to a patient who %s", (_, patient) => {
  const [notice] = noticesFor([patient]);
  expect(notice).toEqual({ by: "letter", to: "3 Mill Lane" });
});

it("keeps the order of the patients", () => {
  const notices = noticesFor([{ ...ola, phone: "" }, ola, { ...ola, address: "9 Quay Street", allowsTexts: false }]);
  expect(notices.map((notice) => notice.to)).toEqual(["3 Mill Lane", "02055500140", "9 Quay Street"]);
});
