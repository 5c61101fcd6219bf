import { afterAll, beforeAll, expect, it } from "vitest";
import { findExercise, indexExercises, listExercises } from "~/catalogue/catalogue.server";
import { makeAssignment } from "~/cohort/assignments/edit.server";
import { recountAll } from "~/cohort/counts/counts.server";
import { db } from "~/database/db.server";
import { TRACKS } from "~/kinds/skills";
import { DAY_MS } from "~/operations/time";
import { askMentor } from "~/review/queue/asking.server";
import { type Door, openDoor } from "../access/door";
import { addTry } from "../setup/assigned";
import { signUp } from "../setup/people";

/** A lead's page about one learner: its parts, and the links to what a lead can do. */

const SLUG = "test-vat-rounding";
const NAME = "Ana & Søn";
let door: Door;
let [lou, ana, lee] = [
  { id: "", cookie: "" },
  { id: "", cookie: "" },
  { id: "", cookie: "" },
];
let cohortId = "";
let submissionId = "";

beforeAll(async () => {
  door = await openDoor();
  await indexExercises();
  [lou, ana, lee] = [await signUp("lou"), await signUp("ana"), await signUp("lee")];
  await db.user.update({ where: { id: ana.id }, data: { name: NAME } });
  cohortId = (await db.cohort.create({ data: { name: "Wren" } })).id;
  for (const [{ id: userId }, role] of [
    [lou, "lead"],
    [ana, "learner"],
    [lee, "mentor"],
  ] as const)
    await db.membership.create({ data: { cohortId, userId, role } });
});
afterAll(() => door.close());

/** Returns the cohort's page at an address. */
async function show(address: string): Promise<string> {
  const reply = await fetch(`${door.origin}/cohorts/${cohortId}${address}`, { headers: { cookie: lou.cookie } });
  return (await reply.text()).replaceAll("<!-- -->", "");
}

/** Returns the HTML of each part of the page, keyed by the part's id. */
async function parts(): Promise<Record<string, string>> {
  const html = await show(`/learners/${ana.id}`);
  const found = html.matchAll(/<section class="part" aria-labelledby="(\w+)">.*?<\/section>/gs);
  return Object.fromEntries([...found].map(([text, id]) => [id, text]));
}

it("says in each part that there is nothing yet", async () => {
  expect(await parts()).toEqual({
    needs: expect.stringContaining("Hasn’t handed in anything yet."),
    waiting: expect.stringContaining("Nothing is waiting."),
    assignments: expect.stringContaining("No assignments have opened for the learner yet."),
    tracks: expect.stringContaining("The learner hasn’t started a track."),
    skills: expect.stringContaining("No scored attempts yet."),
    trust: expect.stringContaining("No scored verdicts yet."),
    work: expect.stringContaining("No submissions have been graded yet."),
    reviews: expect.stringContaining("No reviews yet."),
  });
});

it("shows the learner's work in each part, and tracks that leads of the cohort made", async () => {
  const { title, track } = findExercise(SLUG)!.meta;
  const inTrack = listExercises([cohortId]).filter((one) => one.track === track).length;
  const [other] = listExercises([cohortId]).filter(({ slug }) => slug !== SLUG);
  const elsewhere = (await db.cohort.create({ data: { name: "Tern" } })).id;
  for (const [of, name, slugs] of [
    [cohortId, "Quokka days", [SLUG, other!.slug]],
    [cohortId, "Not begun", [other!.slug]],
    [elsewhere, "Theirs", [SLUG]],
  ] as const) {
    const exercises = { create: slugs.map((slug, place) => ({ slug, place })) };
    await db.cohortTrack.create({ data: { cohortId: of, makeKey: name, title: name, about: "", exercises } });
  }
  const now = Date.now();
  await makeAssignment(lou, cohortId, "key of a form", {
    title: "Week 1",
    note: "",
    slugs: [SLUG],
    timeZone: "UTC",
    sampleShare: null,
    eachDoes: null,
    sectionId: null,
    opensAt: new Date(now - 2 * DAY_MS),
    dueAt: new Date(now + DAY_MS),
    isRequired: true,
  });
  submissionId = await addTry(ana, SLUG, { at: new Date(now - DAY_MS), status: "passed" });
  expect(await askMentor(ana, submissionId, "Why is it rounded twice?")).toBe(true);
  const review = { verdict: "again", rubricVersion: 1, choices: "{}", sendKey: "key", seat: 1, minutes: 5 };
  await db.mentorReview.create({ data: { ...review, submissionId, mentorId: lee.id, summary: "Name the **cases**." } });
  await recountAll();
  const verdicts = { flawed: 3, clean: 2, hits: 1, falseAlarms: 0 };
  await db.learnerTally.update({ where: { userId: ana.id }, data: verdicts });

  const { tracks, ...rest } = await parts();
  expect(tracks!.match(/<li>.*?<\/li>/gs)).toEqual([
    "<li><bdi>Quokka days</bdi>: 1 of 2 passed</li>",
    `<li><bdi>${TRACKS[track]}</bdi>: 1 of ${inTrack} passed</li>`,
  ]);
  expect(rest).toEqual({
    needs: expect.stringContaining("The learner doesn’t match any of the rules at the moment."),
    waiting: expect.stringContaining("Why is it rounded twice?"),
    assignments: expect.stringMatching(/Week 1.*1 of 1 handed in/s),
    skills: expect.stringContaining(">1 of 1</a>"),
    trust: expect.stringMatching(/1 of 3 flawed changes.*2 of 2 clean/s),
    work: expect.stringContaining(title),
    reviews: expect.stringMatching(/lee.*Name the <strong>cases<\/strong>/s),
  });
});

it("leads to all of the learner's submissions, and to their entry under People", async () => {
  const html = await show(`/learners/${ana.id}`);
  const [head] = html.match(/<header class="page-head">.*?<\/header>/s)!;
  const hrefs = [...head.matchAll(/href="([^"]*)">([^<]*)/g)].map(([, to, text]) => [text, to]);
  const search = new URLSearchParams({ q: NAME });
  expect(hrefs).toEqual([
    ["Send a message", "mailto:ana@example.org"],
    ["All submissions", `/cohorts/${cohortId}/work?learner=${ana.id}`],
    ["Manage in People", `/cohorts/${cohortId}/people?${search}#members`],
  ]);
  expect(await show(`/work?learner=${ana.id}`)).toContain(`/submissions/${submissionId}"`);
  const people = await show(`/people?${search}`);
  expect([people.includes("ana@example.org"), people.includes("lee@example.org")]).toEqual([true, false]);
});
