import { beforeAll, expect, it } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { DAY_MS } from "~/operations/time";
import { loader } from "~/routes/learner/exercises.$slug/route";
import { signUp } from "../setup/people";

/** Where a workspace's arrow leads: to the page from which the exercise was opened. */

const SLUG = "test-opening-hours";
let [ana, bo]: Awaited<ReturnType<typeof signUp>>[] = [];
let [assignmentId, trackId] = ["", ""];

beforeAll(async () => {
  await indexExercises();
  [ana, bo] = [await signUp("wayback-ana"), await signUp("wayback-bo")];
  const { id: cohortId } = await db.cohort.create({ data: { name: "Way back" } });
  await db.membership.create({ data: { cohortId, userId: ana.id, role: "learner" } });
  const days = { opensAt: new Date(Date.now() - DAY_MS), dueAt: new Date(Date.now() + DAY_MS) };
  const exercises = { create: { slug: SLUG, place: 0 } };
  const assignment = {
    cohortId,
    makeKey: "a",
    title: "Week one",
    timeZone: "UTC",
    isRequired: true,
    ...days,
    exercises,
  };
  ({ id: assignmentId } = await db.assignment.create({ data: assignment }));
  ({ id: trackId } = await db.cohortTrack.create({
    data: { cohortId, makeKey: "t", title: "Quokka days", exercises },
  }));
});

/** Returns where the workspace's arrow leads if this person opened the workspace from the address `from`. */
async function arrow(from: string | null, { cookie } = ana!) {
  const headers = { cookie, ...(from !== null && { referer: from }) };
  const request = new Request(`http://localhost:3000/exercises/${SLUG}`, { headers });
  return ((await loader({ request, params: { slug: SLUG }, context: {} } as never)) as { wayBack: object }).wayBack;
}
const HERE = "https://onramp.example";
const LEARN = { to: "/learn", name: "Learn" };

it.each([
  ["/learn", LEARN],
  ["/exercises", { to: "/exercises", name: "Exercises" }],
  ["/exercises?q=hours&page=2", { to: "/exercises?q=hours&page=2", name: "your search" }],
  ["/exercises?track=first-weeks", { to: "/exercises?track=first-weeks", name: "First weeks" }],
  ["/submissions/abc?inputs=x", { to: "/submissions/abc?inputs=x", name: "the report" }],
  ["/lessons/test", { to: "/lessons/test", name: "the lesson" }],
])("leads back to %s", async (from, to) => {
  expect(await arrow(HERE + from)).toEqual(to);
});

it("names an assignment and a lead's track, but only to those who have them", async () => {
  const assignment = `/learn/assignments/${assignmentId}`;
  expect(await arrow(HERE + assignment)).toEqual({ to: assignment, name: "Week one" });
  expect(await arrow(HERE + assignment, bo)).toEqual(LEARN);
  const track = `/exercises?track=${trackId}`;
  expect(await arrow(HERE + track)).toEqual({ to: track, name: "Quokka days" });
  expect(await arrow(HERE + track, bo)).toEqual({ to: track, name: "Exercises" });
});

it.each([
  null,
  "",
  "no address",
  "javascript:alert(1)",
  `${HERE}/`,
  `${HERE}//evil.example/exercises`,
  `${HERE}/exercises/${SLUG}`,
  `${HERE}/sign-out`,
  "data:text/html,/exercises",
])("leads to Learn from anywhere else: %s", async (from) => {
  expect(await arrow(from)).toEqual(LEARN);
});
