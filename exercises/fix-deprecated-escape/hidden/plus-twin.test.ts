import { expect, it } from "vitest";
import { readAddress } from "../src/confirm-page";
import { confirmationLink } from "../src/links";

const visit = { id: "hl-2026-00417-k3f9aq", name: "Ana Lind", email: "ana@lind.example", note: "" };

it("keeps a plus wherever it stands", () => {
  const address = readAddress(confirmationLink({ ...visit, name: "Bo + Cy Ray", note: "++ please ring +44 20 5550 0199" }));
  expect([address.name, address.note]).toEqual(["Bo + Cy Ray", "++ please ring +44 20 5550 0199"]);
});
