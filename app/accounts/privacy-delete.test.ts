import { beforeAll, beforeEach, expect, it } from "vitest";
import { db } from "~/db.server";
import { makePerson } from "../../tests/setup/people";
import { deleteRowsOf } from "./privacy-delete.server";

/** Whose words lose a name when its person goes: those of the person's own cohorts. Elsewhere it is somebody else's name. */

const SLUG = "a-review";
const REVISION = "its only revision";
let people = 0;
let quentin: { id: string; name: string };
let [here, elsewhere] = ["", ""];

async function join(cohortId: string, role: string, name = `d${people++}`) {
  const person = await makePerson(name);
  await db.membership.create({ data: { cohortId, userId: person.id, role } });
  return person;
}

/** What is written in a cohort and names Quentin: a report of abuse, a ruling, a finding that a learner stands by. */
async function write(cohortId: string) {
  const [learner, mentor] = [await join(cohortId, "learner"), await join(cohortId, "mentor")];
  const of = { userId: learner.id, slug: SLUG, revisionId: REVISION, tryNumber: 1, handInKey: "key" };
  const { id: submissionId } = await db.submission.create({ data: { ...of, seed: "s", work: "{}", confidence: 80 } });
  const on = { submissionId, cohortId };
  const says = `as ${quentin.name} said`;
  const between = { reporterId: learner.id, aboutId: mentor.id, type: "comment", subject: submissionId };
  const report = await db.abuseReport.create({ data: { ...on, ...between, reason: says, note: says } });
  const spot = { revisionId: REVISION, cohortId, class: "silly-logic", place: "{}" };
  const key = { decision: "key", lines: "[]", severity: "minor", minutes: 3, ruledById: mentor.id };
  const ruling = await db.ruling.create({ data: { ...spot, ...key, title: says, why: says } });
  await db.stoodBy.create({ data: { ...spot, submissionId, findingId: "f0", state: "key", text: says } });
  return async () => {
    const { reason, note } = await db.abuseReport.findUniqueOrThrow({ where: { id: report.id } });
    const { title, why } = await db.ruling.findUniqueOrThrow({ where: { id: ruling.id } });
    const { text } = await db.stoodBy.findUniqueOrThrow({ where: { submissionId } });
    return { reason, note, title, why, text };
  };
}
const all = (says: string) => ({ reason: says, note: says, title: says, why: says, text: says });

beforeAll(async () => {
  await db.exercise.create({ data: { slug: SLUG, kind: "review" } });
  await db.revision.create({ data: { id: REVISION, slug: SLUG, folder: "{}" } });
});
beforeEach(async () => {
  here = (await db.cohort.create({ data: { name: `Here ${people}` } })).id;
  elsewhere = (await db.cohort.create({ data: { name: `Elsewhere ${people}` } })).id;
  quentin = await join(here, "learner", `Quentin${people++}`);
});

it("takes the name out of what others wrote in the person's cohorts, and changes nothing elsewhere", async () => {
  const [inHere, inElsewhere] = [await write(here), await write(elsewhere)];
  const before = all(`as ${quentin.name} said`);
  expect([await inHere(), await inElsewhere()]).toEqual([before, before]);
  await db.$transaction((tx) => deleteRowsOf(tx, quentin.id));
  expect([await inHere(), await inElsewhere()]).toEqual([all("as deleted said"), before]);
});
