import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findExercise, indexExercises, listExercises } from "~/catalogue/catalogue.server";
import { followNews } from "~/cohort/counts/follow.server";
import { db } from "~/database/db.server";
import { gradeSubmission } from "~/grading/grade.server";
import { env } from "~/operations/env.server";
import { DAY_MS } from "~/operations/time";
import * as catalogue from "~/routes/learner/exercises._index/route";
import * as workspace from "~/routes/learner/exercises.$slug/route";
import * as workspaceJson from "~/routes/learner/exercises.$slug_.work/route";
import * as learn from "~/routes/learner/learn/route";
import * as refresh from "~/routes/learner/learn_.refresh/route";
import * as report from "~/routes/learner/submissions.$id/route";
import type { Sandbox } from "~/sandbox/contract";
import { openDoor } from "../access/door";
import { signUp } from "../setup/people";
import { testSandbox } from "../setup/sandbox";
import { sampleOf, submitWork } from "../setup/submissions";

// Long: one case for each page that must not show a second form too early.

/**
 * A second form is in no list, and opens to a learner 7 days after they first handed in the first form. Also tests what
 * the second form's result is used for.
 */

const [FIRST, SECOND] = ["test-opening-hours", "test-parcel-price"];
/** This second form exists only in the test, because the clean review has none. */
const [CLEAN, CLEAN_SECOND] = ["credit-note-numbering", "pass-numbering"];
/** This exercise has four more second forms, which exist only in the test. */
const MANY = "fix-due-date-month-end";
const ORIGIN = "http://localhost:3000";
let sandbox: Sandbox;
let web: Awaited<ReturnType<typeof openDoor>>;
let learner: { id: string; cookie: string };
let people = 0;

/** Adds a copy of an exercise that is marked as a second form. `exercise check` tests how much two forms may share. */
function addForm(of: string, slug: string, change: object = {}) {
  const folder = path.join(env.exercisesDirs.at(-1)!, slug);
  fs.cpSync(path.resolve("exercises", of), folder, { recursive: true });
  const json = path.join(folder, "exercise.json");
  const meta = { ...JSON.parse(fs.readFileSync(json, "utf8")), secondFormOf: of, ...change };
  fs.writeFileSync(json, JSON.stringify(meta));
}

beforeAll(async () => {
  addForm(CLEAN, CLEAN_SECOND);
  for (const place of [1, 2, 3, 4]) addForm(MANY, `many-${place}`);
  addForm(FIRST, "other-skills", { skills: ["read-a-diff"] });
  addForm(FIRST, "form-of-a-form", { secondFormOf: SECOND });
  addForm(FIRST, "form-of-nothing", { secondFormOf: "gone" });
  await indexExercises();
  sandbox = await testSandbox();
  web = await openDoor();
});
afterAll(() => web?.close());
beforeEach(async () => {
  people++;
  learner = await signUp(`learner-${people}`);
});

const titleOf = (slug: string) => findExercise(slug)!.meta.title;

const submit = (slug: string, sample = 0) => submitWork(learner, slug, sampleOf(slug, sample));

/** Hands in the exercise and backdates the submission by this many days, to the last minute of that day. */
async function handedInDaysAgo(days: number, slug = FIRST, sample = 0): Promise<string> {
  const id = await submit(slug, sample);
  const day = Math.floor(Date.now() / DAY_MS) - days;
  await db.submission.update({ where: { id }, data: { handedInAt: new Date((day + 1) * DAY_MS - 60_000) } });
  return id;
}

type Door = (args: never) => Promise<unknown>;
/** Returns 200 if the page opens, otherwise the status of the response. */
async function ask(
  door: Door,
  slug: string,
  body?: URLSearchParams | string,
  cookie = learner.cookie,
): Promise<number> {
  const request = new Request(`${ORIGIN}/exercises/${slug}`, {
    headers: { cookie, ...(typeof body === "string" && { "content-type": "application/json" }) },
    ...(body && { method: "POST", body }),
  });
  try {
    await door({ request, params: { slug }, context: {} } as never);
    return 200;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status;
    throw thrown;
  }
}

const save = new URLSearchParams({ intent: "save", from: "0" });
const hint = JSON.stringify({ do: "hint" });
const doors = async (slug: string, cookie?: string) => ({
  page: await ask(workspace.loader, slug, undefined, cookie),
  form: await ask(workspace.action, slug, save, cookie),
  json: await ask(workspaceJson.action, slug, hint, cookie),
});
const SHUT = { page: 404, form: 404, json: 404 };
const OPEN = { page: 200, form: 200, json: 200 };

/** Returns a page's HTML without its scripts. */
async function shown(address: string): Promise<string> {
  const reply = await fetch(web.origin + address, { headers: { cookie: learner.cookie } });
  return (await reply.text()).replace(/<script.*?<\/script>/gs, "");
}

const get = (pathname: string) => new Request(`${ORIGIN}${pathname}`, { headers: { cookie: learner.cookie } });
const home = () => learn.loader({ request: get("/learn"), params: {}, context: {} } as never);
async function readReport(id: string) {
  const page = await report.loader({ request: get(`/submissions/${id}`), params: { id }, context: {} } as never);
  return page.graded!;
}

describe("the catalogue", () => {
  it("stores whose second form an exercise is, and lists it nowhere", async () => {
    expect(await db.exercise.findUnique({ where: { slug: SECOND } })).toMatchObject({
      isOffered: true,
      secondFormOf: FIRST,
    });
    expect((await db.exercise.findUnique({ where: { slug: FIRST } }))?.secondFormOf).toBeNull();
    expect(listExercises().map(({ slug }) => slug)).toContain(FIRST);
    expect(listExercises().map(({ slug }) => slug)).not.toContain(SECOND);
    const list = await catalogue.loader({ request: get("/exercises"), params: {}, context: {} } as never);
    expect(JSON.stringify(list)).toContain(FIRST);
    expect(JSON.stringify(list)).not.toContain(SECOND);
  });

  it.each(["other-skills", "form-of-a-form", "form-of-nothing"])("does not offer %s", async (slug) => {
    expect(findExercise(slug)).toBeNull();
    expect((await db.exercise.findUnique({ where: { slug } }))?.isOffered).toBe(false);
    const told = (await indexExercises()).find((one) => one.slug === slug)!;
    expect(told.problems.map(({ file }) => file)).toContain("exercise.json");
  });
});

describe("its page", () => {
  it("gives a 404 to a learner who hasn't handed in the first form", async () => {
    expect(await doors(SECOND)).toEqual(SHUT);
    expect(await doors(FIRST)).toEqual(OPEN);
    expect(await db.draft.count({ where: { userId: learner.id, slug: SECOND } })).toBe(0);
    expect(await db.hintUse.count({ where: { userId: learner.id, slug: SECOND } })).toBe(0);
  });

  it("gives a 404 on the sixth day, and opens on the seventh, from its first minute", async () => {
    await handedInDaysAgo(6);
    expect(await doors(SECOND)).toEqual(SHUT);
    await handedInDaysAgo(7);
    expect(await doors(SECOND)).toEqual(OPEN);
  });

  it("counts from the learner's own first submission", async () => {
    await handedInDaysAgo(8);
    await submit(FIRST);
    expect(await doors(SECOND)).toEqual(OPEN);
    learner = await signUp(`other-${people}`);
    expect(await doors(SECOND)).toEqual(SHUT);
  });

  it("opens for an admin", async () => {
    await db.user.update({ where: { id: learner.id }, data: { isAdmin: true } });
    expect(await doors(SECOND)).toEqual(OPEN);
  });
});

describe("a learner sees the second form", () => {
  it("on the report: first the day without its name, then the link", async () => {
    const id = await handedInDaysAgo(6);
    await gradeSubmission(id, sandbox);
    const early = await readReport(id);
    expect(early.secondForm).toMatchObject({ open: null, opensOn: expect.stringMatching(/^\d+ [A-Z][a-z]+$/) });
    expect(JSON.stringify(early)).not.toContain(SECOND);
    await db.submission.update({ where: { id }, data: { handedInAt: new Date(Date.now() - 7 * DAY_MS) } });
    expect((await readReport(id)).secondForm?.open).toEqual({ slug: SECOND, title: titleOf(SECOND) });
    const second = await submit(SECOND);
    await gradeSubmission(second, sandbox);
    expect((await readReport(id)).secondForm).toBeUndefined();
    expect((await readReport(second)).secondForm).toBeUndefined();
  });

  it("in Learn under spaced practice, while it is open and not handed in; never as next or in a track", async () => {
    await handedInDaysAgo(6);
    expect(JSON.stringify(await home())).not.toContain(SECOND);
    await handedInDaysAgo(7);
    const { refresh, track, next } = await home();
    expect(refresh.today).toEqual([
      {
        slug: SECOND,
        title: titleOf(SECOND),
        kind: "test",
        why: { type: "second-form", of: titleOf(FIRST) },
        dueOn: new Date().toISOString().slice(0, 10),
      },
    ]);
    expect(JSON.stringify([track, next])).not.toContain(SECOND);
    await ask(workspace.action, SECOND, save);
    expect((await home()).drafts).toEqual([{ slug: SECOND, title: titleOf(SECOND), kind: "test" }]);
    await submit(SECOND);
    expect((await home()).refresh.today).toEqual([]);
  });

  it.each([
    ["passed", 0],
    ["failed", -1],
  ])("at most three a day, including those handed in that day, if the first form %s", async (_, sample) => {
    await gradeSubmission(await handedInDaysAgo(8, MANY, sample), sandbox);
    const today = async () => (await home()).refresh.today.map(({ slug }) => slug);
    const offered = await today();
    expect(offered).toHaveLength(3);
    for (const [done, slug] of offered.entries()) {
      await gradeSubmission(await submit(slug), sandbox);
      expect([slug, (await today()).length]).toEqual([slug, 2 - done]);
    }
    expect((await home()).refresh.later).toBe(2);
  });

  it("in place of another exercise for a skill that is due", async () => {
    const id = await handedInDaysAgo(7);
    await gradeSubmission(id, sandbox);
    const slugs = (await home()).refresh.today.map(({ slug }) => slug);
    expect(slugs).toEqual([SECOND]);
  });

  it("in the schedule: before it opens by its first form's title and day, with the skills and their days", async () => {
    const schedule = () => refresh.loader({ request: get("/learn/refresh"), params: {}, context: {} } as never);
    expect(await schedule()).toEqual({ today: [], later: 0, skills: [], coming: [] });
    await gradeSubmission(await handedInDaysAgo(1), sandbox);
    const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
    const early = await schedule();
    expect(early.coming).toEqual([{ of: titleOf(FIRST), opensOn: inDays(6) }]);
    expect(early.skills).toContainEqual({
      skill: "choose-inputs",
      state: "practising",
      dueOn: inDays(1),
      isDue: false,
      hasExercises: true,
    });
    expect(JSON.stringify(early)).not.toContain(SECOND);
    await gradeSubmission(await handedInDaysAgo(7), sandbox);
    expect(await schedule()).toMatchObject({ today: [{ slug: SECOND }], coming: [] });
  });

  it("in the schedule, which sends learners to all reviews for a due skill that only reviews train", async () => {
    await gradeSubmission(await handedInDaysAgo(5, CLEAN), sandbox);
    const page = await shown("/learn/refresh");
    expect(page).toContain("No refresh today");
    expect(page).toContain('href="/exercises?kind=review"');
    expect(page.replace(/<[^>]*>/g, "")).toContain("The next review on this skill refreshes it: choose a review.");
    for (const { slug, kind } of listExercises()) if (kind === "review") expect(page).not.toContain(slug);
  });
});

describe("a result", () => {
  it("that fails a refresh lets a demonstrated skill fade, and the learner's report says so", async () => {
    const trains = listExercises().filter(({ skills }) => skills.includes("choose-inputs"));
    const slugs = trains.map(({ slug }) => slug).slice(0, 3);
    for (const [place, slug] of slugs.entries())
      await gradeSubmission(await handedInDaysAgo(100 - 5 * place, slug), sandbox);
    await followNews();
    expect(await shown("/me/report")).toMatch(/You have demonstrated \d skills?</);
    await gradeSubmission(await submit(slugs[0]!, -1), sandbox);
    await followNews();
    expect(await shown("/me/report")).toMatch(/You have demonstrated (\d) skills?; \1 (?:is|are) fading</);
  });

  it("checks its skills: a pass is evidence from another exercise", async () => {
    await gradeSubmission(await handedInDaysAgo(7), sandbox);
    const before = (await home()).skills.find(({ skill }) => skill === "choose-inputs")!;
    expect(before).toMatchObject({ state: "practising", passes: 1 });
    await gradeSubmission(await submit(SECOND), sandbox);
    const after = (await home()).skills.find(({ skill }) => skill === "choose-inputs")!;
    expect(after).toMatchObject({ state: "practising", passes: 2 });
  });

  it("doesn't count for trust, because anyone who knows the first form's key knows its verdict", async () => {
    await gradeSubmission(await handedInDaysAgo(7, CLEAN), sandbox);
    expect((await home()).judgement.clean).toEqual({ right: 1, of: 1 });
    await gradeSubmission(await submit(CLEAN_SECOND), sandbox);
    expect((await home()).judgement.clean).toEqual({ right: 1, of: 1 });
  });
});
