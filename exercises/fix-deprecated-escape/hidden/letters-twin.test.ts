import { expect, it } from "vitest";
import { readAddress } from "../src/confirm-page";
import { confirmationLink } from "../src/links";

const visit = { id: "hl-2026-00417-k3f9aq", name: "Ana Lind", email: "ana@lind.example", note: "" };

it.each(["Šárka Dvořáková", "Zoë", "Иван Петров", "محمد"])("holds the name %s", (name) => {
  expect(readAddress(confirmationLink({ ...visit, name })).name).toBe(name);
});

it("holds a note in any script", () => {
  expect(readAddress(confirmationLink({ ...visit, note: "Je viens à pied, très lentement…" })).note).toBe(
    "Je viens à pied, très lentement…",
  );
});

it("holds emoji", () => {
  const address = readAddress(confirmationLink({ ...visit, name: "👋 Bo", note: "🙏" }));
  expect([address.name, address.note]).toEqual(["👋 Bo", "🙏"]);
});
