import { beforeAll, describe, expect, it } from "vitest";
import { findCohortRules } from "~/accounts/cohorts/cohort-rules.server";
import { db } from "~/database/db.server";
import * as settings from "~/routes/lead/cohorts.$id_.settings/route";
import { read, send } from "../setup/ask";
import { signUp } from "../setup/people";

let cohortId = "";
let cookie = "";
beforeAll(async () => {
  const maya = await signUp("maya");
  cookie = maya.cookie;
  cohortId = (await db.cohort.create({ data: { name: "Heron" } })).id;
  await db.membership.create({ data: { cohortId, userId: maya.id, role: "lead" } });
});
const at = () => ({ cookie, params: { id: cohortId } });
const HELP = { stuckTries: "4", quietDays: "10", tutorDays: "7" };
const save = (fields: object) =>
  send(settings.action as never, `/cohorts/${cohortId}/settings`, { ...HELP, ...fields }, at());

describe("a cohort's settings", () => {
  it("are saved from percentages and checkboxes; an unchecked box means no", async () => {
    const { status, data } = await save({ samples: "7", doubles: " 0 ", hidesNames: "on" });
    expect([status, data.saved]).toEqual([200, true]);
    const rules = {
      sampleShare: 0.07,
      doubleShare: 0,
      hidesNames: true,
      stuckTries: 4,
      quietDays: 10,
      hasTutor: false,
      tutorDays: 7,
    };
    expect(await findCohortRules(cohortId)).toMatchObject(rules);
    const { data: shown } = await read(settings.loader as never, `/cohorts/${cohortId}/settings`, at());
    expect(shown).toMatchObject(rules);
  });

  it("can be undone with the fields that the reply contains, unless nothing changed", async () => {
    const stored = await findCohortRules(cohortId);
    const changed = { samples: "12", doubles: "0", allowsPeers: "on", stuckTries: "5" };
    const { data } = await save(changed);
    expect(await findCohortRules(cohortId)).toMatchObject({ sampleShare: 0.12, allowsPeers: true, stuckTries: 5 });
    expect((await save(changed)).data.before).toBeNull();
    const undo = { ...data.before, intent: "save" };
    const undone = await send(settings.action as never, `/cohorts/${cohortId}/settings`, undo, at());
    expect(undone.data).toMatchObject({ saved: true, before: { samples: "12", allowsPeers: "on" } });
    expect(await findCohortRules(cohortId)).toEqual(stored);
  });

  it("change only what the person changed, and an undo skips what someone has changed again", async () => {
    const fields = { samples: "12", doubles: "0", allowsPeers: "on", ...HELP };
    await save(fields);
    const shown = new URLSearchParams(fields).toString();
    const first = await save({ ...fields, quietDays: "20", tutorDays: "8", shown });
    // Another lead's page still shows the old values.
    await save({ ...fields, hidesNames: "on", tutorDays: "9", shown });
    const rules = { hidesNames: true, quietDays: 20, tutorDays: 9 };
    expect(await findCohortRules(cohortId)).toMatchObject(rules);
    const undone = await send(settings.action as never, `/cohorts/${cohortId}/settings`, first.data.before, at());
    expect(undone.data.saved).toBe(true);
    expect(await findCohortRules(cohortId)).toMatchObject({ ...rules, quietDays: 10 });
    const again = await send(settings.action as never, `/cohorts/${cohortId}/settings`, first.data.before, at());
    expect(again.data.says).toBe("There is nothing left to undo.");
  });

  it.each([
    ["", "Enter a percentage, like 5."],
    ["many", "Enter a percentage, like 5."],
    ["2.5", "Enter a whole percentage, like 5."],
    ["-1", "Enter 0 or more."],
    ["101", "Enter at most 100."],
  ])("refuse %j at a percentage field, and save nothing", async (samples, message) => {
    const before = await findCohortRules(cohortId);
    const { status, data } = await save({ samples, doubles: "30", hidesNames: "on" });
    expect(status).toBe(400);
    expect(data.errors).toEqual({ samples: [message] });
    // The form still contains what was typed.
    expect(data.written).toMatchObject({ doubles: "30", hidesNames: "on" });
    expect(await findCohortRules(cohortId)).toEqual(before);
  });

  it.each([
    ["stuckTries", "1", "Enter 2 or more."],
    ["stuckTries", "eleven", "Enter a number, like 3."],
    ["quietDays", "91", "Enter at most 90."],
    ["quietDays", "", "Enter a number, like 14."],
    ["tutorDays", "0", "Enter 1 or more."],
  ])("refuse %s of %j with an error at the field", async (field, value, message) => {
    const { status, data } = await save({ samples: "5", doubles: "10", [field]: value });
    expect([status, data.errors]).toEqual([400, { [field]: [message] }]);
  });
});
