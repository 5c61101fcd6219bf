import { expect, it } from "vitest";
import { respond } from "./src/portal";
import { clinicWith } from "./tests/clinic";

it("gives no letter to an account without a patient", async () => {
  const { clinic, letters } = clinicWith();
  letters.push({
    number: "2026-0101",
    patientId: "p-5",
    title: "Referral",
    writtenOn: "2026-02-03",
    releasedOn: "2026-02-04",
  });
  const account = { mail: "anybody@example.org" };
  expect(await respond(clinic, { path: "/letters/2026-0101.pdf", account })).toMatchObject({ status: 404 });
});
