import { requests } from "onramp:fetch";
import { expect, it } from "vitest";
import { signTicket } from "../src/signing";

// Signed or not, this was always true. Show something that used to leak, or could have, and no longer does.
it("keeps what it signs to itself", () => {
  const code = signTicket({ id: "T-1", from: "harbour", to: "fair", cents: 240 });
  expect(code).toContain("T-1|harbour|fair|240");
  expect(requests().every(({ method }) => method === "POST")).toBe(true);
});
