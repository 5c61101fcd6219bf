import { expect, it } from "vitest";
import { confirmationLink } from "../src/links";

const visit = { id: "hl-2026-00417-k3f9aq", name: "Ana Lind", email: "ana@lind.example", note: "" };

it("writes plain values as before, to the letter", () => {
  expect(confirmationLink(visit).replace("%40", "@")).toBe(
    "https://harbourlane.example/confirm?visit=hl-2026-00417-k3f9aq&name=Ana%20Lind&email=ana@lind.example&note=",
  );
  expect(confirmationLink({ ...visit, note: "A cold and 2 questions." })).toMatch(/&note=A%20cold%20and%202%20questions\.$/);
});
