import { expect, it } from "vitest";
import { readAddress } from "../src/confirm-page";
import { confirmationLink } from "../src/links";

it("gives the page what the patient has entered", () => {
  const visit = { id: "hl-1-abcdef", name: "Zoë Ray", email: "zoe+visits@ray.example", note: "" };
  const address = readAddress(confirmationLink(visit));
  expect([address.name, address.email, address.note]).toEqual([visit.name, visit.email, visit.note]);
});
