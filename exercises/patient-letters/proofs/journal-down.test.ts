import { expect, it } from "vitest";
import { respond } from "./src/portal";
import { clinicWith } from "./tests/clinic";

it("hands out nothing that cannot be noted", async () => {
  const { clinic, letters, fault } = clinicWith();
  letters.push({
    number: "2026-0103",
    patientId: "p-5",
    title: "Referral",
    writtenOn: "2026-02-03",
    releasedOn: "2026-02-04",
  });
  fault.journal = "journal: no connection";
  const account = { mail: "novak@example.org", patientId: "p-5" };
  await expect(respond(clinic, { path: "/letters/2026-0103.pdf", account })).rejects.toThrow("journal: no connection");
});
