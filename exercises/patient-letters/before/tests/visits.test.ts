import { expect, it } from "vitest";
import { respond } from "../src/portal";
import { clinicWith } from "./clinic";

const later = { patientId: "p-31", at: "2026-12-01 14:00", clinician: "Dr Moreau" };
const sooner = { ...later, at: "2026-11-24 09:30" };
const others = { ...later, patientId: "p-77" };

it("shows patients their own visits", async () => {
  const { clinic, entries } = clinicWith(later, others, sooner);
  const visits = async (patientId?: string) =>
    (await respond(clinic, { path: "/visits", account: { mail: "lind@example.org", patientId } })).body;
  expect(await visits("p-31")).toEqual([sooner, later]);
  expect(await visits()).toEqual([]);
  expect(entries).toHaveLength(2);
});

it("asks for an account", async () => {
  expect(await respond(clinicWith().clinic, { path: "/visits" })).toMatchObject({ status: 401 });
});
