import { expect, it } from "vitest";
import { recordNoShow } from "../src/no-shows";
import type { Patient } from "../src/patient";
import { applyForm } from "../src/patient-form";

const kemi: Patient = { id: "p7", name: "Kemi Obi", phone: "020 5550 0107", noShows: 0, isBlocked: false };

// The old code got this right. Change what the desk enters so that the old code gets it wrong.
it("counts on from what the desk has entered", () => {
  const edited = applyForm(kemi, { name: "Kemi Lund" });
  expect(recordNoShow(edited).noShows).toBe(1);
});
