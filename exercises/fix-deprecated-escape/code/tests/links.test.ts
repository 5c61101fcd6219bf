import { describe, expect, it } from "vitest";
import { readAddress } from "../src/confirm-page";
import { confirmationLink, shortCode } from "../src/links";
import { confirmationMail } from "../src/mail";

const visit = { id: "hl-2026-00417-k3f9aq", name: "Ana Lind", email: "ana@lind.example", note: "I have a cold" };

describe("confirmationLink", () => {
  it("holds what the page needs", () => {
    expect(readAddress(confirmationLink(visit))).toEqual({
      visit: "hl-2026-00417-k3f9aq",
      name: "Ana Lind",
      email: "ana@lind.example",
      note: "I have a cold",
    });
  });

  it("writes blanks as %20", () => {
    expect(confirmationLink(visit)).toContain("name=Ana%20Lind&");
  });

  // Reported by Mrs Kowalska's son. Runa
  it("holds any name", () => {
    expect(readAddress(confirmationLink({ ...visit, name: "Żaneta Kowalska" })).name).toBe("Żaneta Kowalska");
  });
});

describe("shortCode", () => {
  it("is the end of the visit's id", () => {
    expect(shortCode(visit.id)).toBe("K3F9AQ");
    expect(confirmationMail(visit)).toContain("give the code K3F9AQ.");
  });
});
