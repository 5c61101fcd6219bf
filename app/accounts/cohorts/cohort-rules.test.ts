import { beforeEach, describe, expect, it } from "vitest";
import { db } from "~/database/db.server";
import { makePerson } from "../../../tests/setup/people";
import { listAudit } from "../audit.server";
import { findCohortRules, setCohortRules } from "./cohort-rules.server";

const FRESH = {
  sampleShare: 0.03,
  doubleShare: 0.1,
  hidesNames: false,
  allowsPeers: false,
  stuckTries: 3,
  quietDays: 14,
  hasTutor: true,
  tutorDays: 30,
  hasCommentDrafts: false,
};

let cohortId = "";
let leadId = "";
let made = 0;
beforeEach(async () => {
  cohortId = (await db.cohort.create({ data: { name: "Ibis" } })).id;
  leadId = (await makePerson(`lead-${++made}`)).id;
  await db.auditEvent.deleteMany();
});
const changes = async () => (await listAudit(0, 50)).rows.map(({ action, cohort }) => [action, cohort?.id]);

describe("a cohort's rules", () => {
  it("are off until a lead sets them", async () => {
    expect(await findCohortRules(cohortId)).toEqual({ name: "Ibis", ...FRESH });
    expect(await findCohortRules("none")).toBeNull();
  });

  it("are stored, and only changes are logged", async () => {
    const rules = { ...FRESH, sampleShare: 0, hidesNames: true };
    expect(await setCohortRules({ id: leadId }, cohortId, rules)).toBe(true);
    expect(await findCohortRules(cohortId)).toEqual({ name: "Ibis", ...rules });
    expect(new Set(await changes())).toEqual(
      new Set([
        ["cohort.sample-share-set", cohortId],
        ["cohort.names-hidden", cohortId],
      ]),
    );
    await setCohortRules({ id: leadId }, cohortId, rules);
    expect(await changes()).toHaveLength(2);
    await setCohortRules({ id: leadId }, cohortId, { ...rules, hidesNames: false });
    expect((await changes()).map(([action]) => action)).toEqual(expect.arrayContaining(["cohort.names-shown"]));
    expect(await changes()).toHaveLength(3);
  });

  it("of a deleted cohort cannot be set", async () => {
    expect(await setCohortRules({ id: leadId }, "none", FRESH)).toBe(false);
    expect(await changes()).toEqual([]);
  });
});
