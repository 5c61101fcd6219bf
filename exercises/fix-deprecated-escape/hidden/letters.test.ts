import { expect, it } from "vitest";
import { readAddress } from "../src/confirm-page";
import { confirmationLink } from "../src/links";

const visit = { id: "hl-2026-00417-k3f9aq", name: "Ana Lind", email: "ana@lind.example", note: "" };

it.each(["Żaneta Kowalska", "José Muñoz", "Ελένη", "李小龙"])("holds the name %s", (name) => {
  expect(readAddress(confirmationLink({ ...visit, name })).name).toBe(name);
});

it("holds a note in any script", () => {
  expect(readAddress(confirmationLink({ ...visit, note: "Ich höre schlecht – bitte laut!" })).note).toBe(
    "Ich höre schlecht – bitte laut!",
  );
});

it("holds emoji", () => {
  const address = readAddress(confirmationLink({ ...visit, name: "Zoë 🌳", note: "See you 🎉 soon" }));
  expect([address.name, address.note]).toEqual(["Zoë 🌳", "See you 🎉 soon"]);
});
