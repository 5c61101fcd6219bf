import { afterAll, beforeAll, expect, it } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { askMentor } from "~/review/queue/asking.server";
import { claimItem } from "~/review/queue/claims.server";
import { type Door, openDoor } from "../access/door";
import { doSamples, signUp } from "../setup/people";
import { sampleOf, submitGraded } from "../setup/submissions";

/** Handing a submission over on the desk, over HTTP and without JavaScript. */

const SLUG = "fix-due-date-month-end";
let door: Door;
beforeAll(async () => {
  await indexExercises();
  door = await openDoor();
});
afterAll(() => door?.close());

it("a refused hand-over announces its error, which also describes the field", async () => {
  const [ana, lee, maya] = [await signUp("ana-hands"), await signUp("lee-hands"), await signUp("maya-hands")];
  await Promise.all([lee, maya].map(({ id }) => doSamples(id)));
  // No submission is drawn for a mentor at random.
  const { id: cohortId } = await db.cohort.create({ data: { name: "Crane", sampleShare: 0, doubleShare: 0 } });
  for (const [{ id: userId }, role] of [
    [ana, "learner"],
    [lee, "mentor"],
    [maya, "mentor"],
  ] as const)
    await db.membership.create({ data: { cohortId, userId, role } });
  const submissionId = await submitGraded(ana, SLUG, sampleOf(SLUG, -1));
  await askMentor(ana, submissionId, "Is this fine?");
  const { id: item } = await db.reviewItem.findFirstOrThrow({ where: { submissionId } });
  await claimItem(lee, item);

  const handOver = (to: string) =>
    fetch(`${door.origin}/mentor/${item}`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: lee.cookie, origin: door.origin },
      body: new URLSearchParams({ intent: "hand-over", to }),
    });
  const refused = await handOver(ana.id);
  expect(refused.status).toBe(400);
  const html = await refused.text();
  expect(html).toMatch(/role="alert"><p class="why" id="over-error">.*?You can’t hand this item over/);
  expect(html).toMatch(/<select[^>]* name="to"[^>]* aria-invalid="true" aria-describedby="over-error"/);
  expect((await handOver(maya.id)).status).toBe(303);
});
