import { expect, it } from "vitest";
import { cancelVisit } from "./src/cancelling";
import { storeWith, visit } from "./tests/store";

it("is free on the day before, 24 hours and more ahead of 16:30", () => {
  for (const time of ["09:00", "16:30"]) {
    const cancelled = cancelVisit(storeWith(visit), "v1", "patient", { day: "2026-04-13", time });
    expect(cancelled.feeCents).toBe(0);
  }
});
