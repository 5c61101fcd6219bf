import { expect, it } from "vitest";
import { readAddress } from "../src/confirm-page";
import { confirmationLink } from "../src/links";

// The old code was right here. Change the patient's details so that the old code gets them wrong.
it("gives the page what the patient has entered", () => {
  const visit = { id: "hl-1-abcdef", name: "Bo Ray", email: "bo@ray.example", note: "" };
  const address = readAddress(confirmationLink(visit));
  expect([address.name, address.email, address.note]).toEqual([visit.name, visit.email, visit.note]);
});
