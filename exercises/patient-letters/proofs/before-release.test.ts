import { expect, it } from "vitest";
import { respond } from "./src/portal";
import { clinicWith } from "./tests/clinic";

it.each([undefined, "2026-11-21"])("gives no letter before its release (%s)", async (releasedOn) => {
  const { clinic, letters } = clinicWith();
  letters.push({ number: "2026-0102", patientId: "p-5", title: "Histology", writtenOn: "2026-11-19", releasedOn });
  const account = { mail: "novak@example.org", patientId: "p-5" };
  expect(await respond(clinic, { path: "/letters/2026-0102.pdf", account })).toMatchObject({ status: 404 });
});
