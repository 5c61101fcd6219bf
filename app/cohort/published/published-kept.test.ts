import { beforeEach, describe, expect, it } from "vitest";
import { addCohort, createProgramme } from "~/accounts/cohorts/programmes.server";
import { deletePerson } from "~/accounts/privacy/privacy.server";
import { CohortLearners } from "~/accounts/reading/learners.server";
import { db } from "~/database/db.server";
import { makePerson } from "../../../tests/setup/people";
import { keepMade, ofCohort } from "../counts/kept.server";
import { makeTrustFigures } from "../trust/trust.server";
import { exportPublished, listPublished, makePublished } from "./published.server";
import { countCohort } from "./true-counts.server";

type Reached = "nothing" | "handed in" | "passed" | "shown";
const DAY = new Date("2026-11-20");
const NONE = { flawed: 0, clean: 0, hits: 0, falseAlarms: 0 };
let made = 0;

/** Adds this many learners to a cohort, all with this level of achievement. */
async function join(cohortId: string, count: number, reached: Reached): Promise<string[]> {
  const ids: string[] = [];
  for (let place = 0; place < count; place++) {
    const { id } = await makePerson(`published-${made++}`, { isNew: true });
    await db.membership.create({ data: { cohortId, userId: id, role: "learner" } });
    await reach(id, reached);
    ids.push(id);
  }
  return ids;
}

async function reach(userId: string, reached: Reached): Promise<void> {
  if (reached === "nothing") return;
  const passed = reached === "shown" || reached === "passed" ? 3 : 0;
  const days = { firstOn: DAY, lastOn: DAY, firstPassOn: passed > 0 ? DAY : null };
  const row = { handIns: 3, passed, ...days, ...NONE };
  await db.learnerTally.upsert({ where: { userId }, create: { userId, ...row }, update: row });
  if (reached === "shown")
    await db.skillTally.create({ data: { userId, skill: "read-a-diff", state: "shown", tries: 3, passes: 3 } });
}

const publish = (cohortId: string) => keepMade(ofCohort(cohortId), "published", () => makePublished(cohortId));
const kept = async (cohortId: string) => (await listPublished([cohortId])).get(cohortId)?.cells;
const admin = async () => ({ ...(await makePerson(`admin-${made++}`)), isAdmin: true }) as never;

let cohortId = "";
beforeEach(async () => {
  cohortId = (await db.cohort.create({ data: { name: "Heron" } })).id;
});

describe("published figures of a cohort", () => {
  it("are its counts, from five people on", async () => {
    await join(cohortId, 7, "nothing");
    await join(cohortId, 5, "handed in");
    await join(cohortId, 5, "passed");
    await join(cohortId, 6, "shown");
    await publish(cohortId);
    expect(await kept(cohortId)).toEqual({ joined: 23, "handed-in": 16, passed: 11, "read-a-diff": 6 });
    const { cells } = await countCohort(new CohortLearners(cohortId));
    expect(cells).toMatchObject({ joined: 23, "handed-in": 16, passed: 11, "read-a-diff": 6, "judge-tests": 0 });
  });

  it("stay until five people have changed them, and are then up to date", async () => {
    const waiting = await join(cohortId, 14, "nothing");
    await join(cohortId, 6, "handed in");
    await publish(cohortId);
    for (const [place, id] of waiting.slice(0, 5).entries()) {
      await reach(id, "handed in");
      await publish(cohortId);
      expect((await kept(cohortId))!["handed-in"]).toBe(place < 4 ? 6 : 11);
    }
  });

  it("have a d′ of the same verdicts as the people who changed it, and not of older stored figures", async () => {
    const ids = await join(cohortId, 10, "handed in");
    await keepMade(ofCohort(cohortId), "trust", () => makeTrustFigures(new CohortLearners(cohortId)));
    const give = (some: string[], hits: number) =>
      db.learnerTally.updateMany({
        where: { userId: { in: some } },
        data: { flawed: 5, clean: 5, hits, falseAlarms: 1 },
      });
    const publishD = async () => {
      await publish(cohortId);
      return (await listPublished([cohortId])).get(cohortId)?.trust?.dPrime;
    };
    await give(ids, 4);
    const first = await publishD();
    expect(first).toBeGreaterThan(1);
    await give(ids.slice(0, 4), 0);
    expect(await publishD()).toBe(first);
    await give(ids.slice(4, 5), 0);
    expect(await publishD()).toBeLessThan(first!);
  });

  it("do not change on the day someone deletes their account, and contain none of that person's data", async () => {
    await join(cohortId, 10, "nothing");
    const [one] = await join(cohortId, 8, "handed in");
    await publish(cohortId);
    const before = await kept(cohortId);
    const countsOf = { counts: ["joined", "handed-in"], trust: false };
    expect(await exportPublished({ id: one! })).toEqual([{ cohort: { id: cohortId, name: "Heron" }, ...countsOf }]);
    const marks = async () =>
      JSON.parse((await db.publishedLedger.findUniqueOrThrow({ where: { cohortId } })).people) as string[];
    const all = await marks();
    await deletePerson(one!);
    expect(await kept(cohortId)).toEqual(before);
    await publish(cohortId);
    expect(await kept(cohortId)).toEqual(before);
    // The deleted person's mark is replaced by a random one. The other people's marks don't change.
    const now = await marks();
    expect(now.filter((mark) => !all.includes(mark))).toHaveLength(1);
    expect(now).toHaveLength(all.length);
    expect(await exportPublished({ id: one! })).toEqual([]);
    expect((await countCohort(new CohortLearners(cohortId))).cells.joined).toBe(17);
  });

  it("take other cohorts in programmes into account: one that is another plus one person is withheld", async () => {
    const asked = await admin();
    const programme = await createProgramme(asked, "Autumn intake");
    const other = (await db.cohort.create({ data: { name: "Wide" } })).id;
    const people = await join(cohortId, 12, "nothing");
    for (const userId of people) await db.membership.create({ data: { cohortId: other, userId, role: "learner" } });
    await join(other, 1, "nothing");
    await addCohort(asked, programme, cohortId);
    await publish(cohortId);
    // While "Wide" is in no programme, no one can compare its figures with the other cohort's.
    await publish(other);
    expect(await kept(other)).toEqual({ joined: 13 });
    // "Wide" starts with an empty ledger when it is added to the programme. The other cohort keeps its ledger.
    await addCohort(asked, programme, other);
    expect([await kept(other), await db.publishedLedger.count({ where: { cohortId: other } })]).toEqual([undefined, 0]);
    expect(await db.publishedLedger.count({ where: { cohortId } })).toBe(1);
    await publish(cohortId);
    await publish(other);
    expect([await kept(cohortId), await kept(other)]).toEqual([{ joined: 12 }, {}]);
  });

  it("are published once, however many processes do so at once", async () => {
    const waiting = await join(cohortId, 15, "nothing");
    await publish(cohortId);
    for (const id of waiting.slice(0, 6)) await reach(id, "handed in");
    const outcomes = await Promise.allSettled([publish(cohortId), publish(cohortId), publish(cohortId)]);
    expect(outcomes.some(({ status }) => status === "fulfilled")).toBe(true);
    const { published } = await db.publishedLedger.findUniqueOrThrow({ where: { cohortId } });
    const cells = (JSON.parse(published) as { told: [string, string][] }).told.map(([cell]) => cell);
    expect(cells).toEqual(["joined", "handed-in"]);
  });
});
