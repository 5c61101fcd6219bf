import { expect, it } from "vitest";
import { readAddress } from "../src/confirm-page";
import { confirmationLink } from "../src/links";

const visit = { id: "hl-2026-00417-k3f9aq", name: "Ana Lind", email: "ana@lind.example", note: "" };

it("keeps the characters that mean something in an address", () => {
  const name = "Bo & Cy = 100 % #1? O'Hara/Ray";
  const address = readAddress(confirmationLink({ ...visit, name }));
  expect(address).toEqual({ visit: visit.id, name, email: visit.email, note: "" });
});
