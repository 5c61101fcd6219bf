import { expect, it } from "vitest";
import { readAddress } from "../src/confirm-page";
import { confirmationLink } from "../src/links";

const visit = { id: "hl-2026-00417-k3f9aq", name: "Ana Lind", email: "ana@lind.example", note: "" };

it("keeps a plus in an address", () => {
  expect(readAddress(confirmationLink({ ...visit, email: "ana+clinic@lind.example" })).email).toBe("ana+clinic@lind.example");
});
