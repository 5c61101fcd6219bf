import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { deleteRowsOf } from "~/accounts/privacy/privacy-delete.server";
import { AS_IT_STANDS } from "~/accounts/reading/unseen.server";
import { findExercise, indexExercises, listExercises } from "~/catalogue/catalogue.server";
import { listGraded } from "~/cohort/counts/evidence.server";
import { getPortfolio, savePortfolio } from "~/cohort/own/portfolio.server";
import { db } from "~/database/db.server";
import { skipComments } from "~/grading/ai-review.server";
import { gradeSubmission } from "~/grading/grade.server";
import {
  exportInterviews,
  isInInterview,
  leaveInterview,
  listInterviews,
  listThemes,
} from "~/grading/interviews.server";
import { saveDraft, takeHint } from "~/grading/workspace/workspace.server";
import { KIND_IDS, KINDS } from "~/kinds/registry";
import * as interviews from "~/routes/learner/me_.interviews/route";
import * as interview from "~/routes/learner/me_.interviews_.$round/route";
import { type Door, openDoor } from "../access/door";
import { send as ask } from "../setup/ask";
import { pass } from "../setup/passes";
import { signUp } from "../setup/people";
import { testSandbox } from "../setup/sandbox";
import { sampleOf } from "../setup/submissions";

// Long: every step of a set needs the same server, learner and theme.

/** Interview practice over HTTP: one exercise of each kind, without help, with one attempt at each, and one report. */

const model = await vi.hoisted(async () => {
  const { openModelServer } = await import("../setup/model-server");
  const server = await openModelServer();
  Object.assign(process.env, server.env);
  return server;
});

let door: Door;
let people = 0;
let ana: { id: string; cookie: string };
/** A theme for which the few test exercises include each kind. */
const THEME = "trust-but-run-it";
beforeAll(async () => {
  await indexExercises();
  door = await openDoor();
});
afterAll(async () => {
  await door?.close();
  await model.close();
});
beforeEach(async () => {
  model.forget();
  ana = await signUp(`interview-${people++}`);
});

const get = async (path: string, who = ana) => {
  const reply = await fetch(door.origin + path, { headers: { cookie: who.cookie }, redirect: "manual" });
  return { status: reply.status, text: await reply.text() };
};
const post = (path: string, fields: Record<string, string>, who = ana) =>
  fetch(door.origin + path, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { cookie: who.cookie, origin: door.origin },
    redirect: "manual",
  });
const send = async (path: string, body: object, who = ana) => {
  const reply = await fetch(door.origin + path, {
    method: "POST",
    headers: { cookie: who.cookie, origin: door.origin, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return reply.json();
};

async function start(who = ana): Promise<string[]> {
  const reply = await post("/me/interviews", { theme: THEME }, who);
  expect([reply.status, reply.headers.get("location")]).toEqual([303, "/me/interviews/1"]);
  return (await exportInterviews(who))[0]!.slugs as string[];
}
const handIn = (slug: string, key: string) =>
  send(`/exercises/${slug}/work`, { do: "hand-in", key, from: 0, work: sampleOf(slug) });

describe("a set", () => {
  it("needs an account to be started and ended", async () => {
    const start = await ask(interviews.action as never, "/me/interviews", { theme: THEME }, { cookie: "" });
    const end = await ask(interview.action as never, "/me/interviews/1", {}, { cookie: "", params: { round: "1" } });
    for (const { location } of [start, end]) expect(location).toContain("/sign-in");
  });

  it("has one exercise of each kind that its learner hasn't started, always the same one while it is open", async () => {
    const used = listExercises().find(({ track, kind }) => track === THEME && kind === "test")!.slug;
    await takeHint(ana, used);
    const slugs = await start();
    expect(slugs).not.toContain(used);
    expect(slugs.map((slug) => findExercise(slug)!.kind.id)).toEqual([...KIND_IDS]);
    await start();
    expect(await db.interview.count({ where: { userId: ana.id } })).toBe(1);
  });

  it("is refused with a reason if too few are left, without those about which the learner has asked the tutor", async () => {
    const question = { userId: ana.id, speaker: "learner", rung: "ask", text: "What is wrong?" };
    for (const { slug, track, kind } of listExercises())
      if (track === THEME && kind === "fix") await db.tutorTurn.create({ data: { ...question, slug } });
    const reply = await post("/me/interviews", { theme: THEME });
    expect([reply.status, (await reply.text()).includes("too few exercises")]).toEqual([400, true]);
    expect((await listThemes(ana)).find(({ id }) => id === THEME)!.lacks).toEqual(["fix"]);
    expect((await get("/me/interviews")).text).toContain("exercises are left: you have started them all");
  });

  it("has only the kinds that its theme has: a kind that the theme never had is neither needed nor missed", async () => {
    const theme = "code-base-fights-back";
    const exercises = listExercises().filter(({ track }) => track === theme);
    const kinds = KIND_IDS.filter((id) => exercises.some(({ kind }) => kind === id));
    expect(kinds.length).toBeLessThan(KIND_IDS.length);
    expect((await listThemes(ana)).find(({ id }) => id === theme)!.lacks).toEqual([]);
    expect((await get("/me/interviews")).text).not.toContain("you have started them all");
    expect((await post("/me/interviews", { theme })).status).toBe(303);
    const [set] = await exportInterviews(ana);
    expect((set!.slugs as string[]).map((slug) => findExercise(slug)!.kind.id)).toEqual(kinds);
  });

  it("has no hints and no tutor, as the server enforces; both are back once it has ended", async () => {
    const [slug] = await start();
    expect(await send(`/exercises/${slug}/work`, { do: "hint" })).toBeNull();
    expect(await db.hintUse.count({ where: { userId: ana.id } })).toBe(0);
    expect(await send(`/exercises/${slug}/tutor/talk`, { do: "open" })).toMatchObject({
      talk: { isOn: false, says: expect.stringContaining("while you have an open interview practice set") },
    });
    await post(`/exercises/${slug}/tutor`, { message: "What is wrong?", rung: "ask", intent: "ask" });
    expect(model.asked).toEqual([]);
    const other = await signUp(`interview-${people++}`);
    expect(await send(`/exercises/${slug}/work`, { do: "hint" }, other)).toMatchObject({ step: 1 });
    expect((await post("/me/interviews/1", {}, other)).status).toBe(404);
    expect((await post("/me/interviews/1", {})).status).toBe(303);
    expect(await send(`/exercises/${slug}/work`, { do: "hint" })).toMatchObject({ step: 1 });
    expect((await get("/me/interviews/1")).text).toContain("You ended this set early");
  });

  it("has no tutor and no model's review on its reports while it is open", async () => {
    const slugs = await start();
    const slug = slugs[KIND_IDS.indexOf("review")]!;
    const { submissionId } = await handIn(slug, "before the others");
    await gradeSubmission(submissionId, await testSandbox());
    await skipComments(ana, submissionId);
    const [tutor, review] = [`/submissions/${submissionId}/tutor`, `/submissions/${submissionId}/model-review`];
    const terms = { host: "the test server", retention: "nothing is kept" };
    for (const path of [tutor, review])
      expect((await get(path)).text).toContain("while you have an open interview practice set");
    await post(tutor, { intent: "agree", ...terms, message: "Why?" });
    await post(review, { intent: "ask", ...terms });
    expect(model.asked).toEqual([]);
    await post("/me/interviews/1", {});
    for (const path of [tutor, review]) expect((await get(path)).text).toContain("the test server");
  });

  it("turns off the tutor for other exercises and earlier reports, where a question could contain its code", async () => {
    const [before, other] = listExercises().filter(({ track, kind }) => track !== THEME && kind === "test");
    const { submissionId } = await handIn(before!.slug, "before the set");
    await gradeSubmission(submissionId, await testSandbox());
    const terms = { intent: "agree", host: "the test server", retention: "nothing is kept" };
    const [report, workspace] = [`/submissions/${submissionId}/tutor`, `/exercises/${other!.slug}/tutor`];
    await start();
    for (const path of [report, workspace]) {
      const reply = await post(path, { ...terms, message: "What is wrong here?", rung: "ask" });
      expect([reply.status, (await reply.text()).includes("while you have an open interview practice set")]).toEqual([
        400,
        true,
      ]);
      expect((await get(path)).text).toContain("while you have an open interview practice set");
    }
    expect(model.asked).toEqual([]);
    await post("/me/interviews/1", {});
    for (const path of [report, workspace]) expect((await get(path)).text).toContain("The text that is sent");
  });

  it("offers no second attempt on its reports while it is open", async () => {
    const slugs = await start();
    const slug = slugs[KIND_IDS.indexOf("fix")]!;
    const work = sampleOf(slug, -1);
    const { submissionId } = await send(`/exercises/${slug}/work`, { do: "hand-in", key: "a bad one", from: 0, work });
    await gradeSubmission(submissionId, await testSandbox());
    const isOffered = async () => (await get(`/submissions/${submissionId}`)).text.includes("Work on this again");
    expect(await isOffered()).toBe(false);
    await post("/me/interviews/1", {});
    expect(await isOffered()).toBe(true);
  });

  it("that is ended early reports only what was handed in until then", async () => {
    const [first, second] = await start();
    const { submissionId } = await handIn(first!, "before it ended");
    await gradeSubmission(submissionId, await testSandbox());
    await post("/me/interviews/1", {});
    await send(`/exercises/${second}/work`, { do: "hint" });
    await gradeSubmission((await handIn(second!, "after it ended")).submissionId, await testSandbox());
    const { text } = await get("/me/interviews/1");
    expect(text).toContain("ended early");
    expect(text).toContain(findExercise(first!)!.meta.title);
    expect(text).not.toContain(findExercise(second!)!.meta.title);
  });

  it("keeps the result of an exercise that is no longer on offer, and shows nothing if it has none", async () => {
    const [first, ...others] = await start();
    const { submissionId } = await handIn(first!, "before it was retired");
    await gradeSubmission(submissionId, await testSandbox());
    const { title } = findExercise(first!)!.meta;
    const becomes = async (slugs: string[]) => {
      const where = { userId_round: { userId: ana.id, round: 1 } };
      await db.interview.update({ where, data: { slugs: JSON.stringify(slugs) } });
      return (await get("/me/interviews/1")).text;
    };
    const row = await db.exercise.findUniqueOrThrow({ where: { slug: first! } });
    await db.exercise.create({ data: { ...row, slug: "retired", isOffered: false } });
    await db.submission.update({ where: { id: submissionId }, data: { slug: "retired" } });
    const shown = await becomes(["retired", ...others.map((_, n) => `gone-${n}`)]);
    for (const words of [title, "passed 1 of 1", "no longer available"])
      expect([words, shown.includes(words)]).toEqual([words, true]);
    const empty = await becomes(others.map((_, n) => `gone-${n}`));
    expect([empty.includes("passed"), empty.includes("no longer available")]).toEqual([false, true]);
    expect((await getPortfolio(ana)).showable.interviews).toEqual([]);
  });

  it("stays usable if an exercise that was handed in has an unreadable revision", async () => {
    const [first, second, third] = await start();
    const { submissionId } = await handIn(first!, "before the update");
    await db.exercise.create({ data: { slug: "outdated", kind: "review", isOffered: false } });
    await db.revision.create({ data: { id: "outdated", slug: "outdated", folder: "{}" } });
    await db.submission.update({ where: { id: submissionId }, data: { slug: "outdated", revisionId: "outdated" } });
    await db.interview.updateMany({
      where: { userId: ana.id },
      data: { slugs: JSON.stringify(["outdated", second, third]) },
    });
    for (const path of ["/me/interviews", "/me/interviews/1", `/exercises/${second}`])
      expect([path, (await get(path)).status]).toEqual([path, 200]);
    expect(await send(`/exercises/${second}/work`, { do: "hint" })).toBeNull();
    expect(await handIn(second!, "after the update")).toMatchObject({ ok: true });
  });

  it("allows one attempt at each; results count like any others, and its report can be shown", async () => {
    const slugs = await start();
    for (const [place, slug] of slugs.entries()) {
      const { ok, submissionId } = await handIn(slug, `first ${slug}`);
      expect(ok).toBe(true);
      await gradeSubmission(submissionId, await testSandbox());
      if (place > 0) continue;
      expect(await handIn(slug, "second attempt")).toMatchObject({
        ok: false,
        errors: { "": expect.stringContaining("one attempt") },
      });
      expect((await get("/me/interviews/1")).text).toContain("Read the report");
    }
    const graded = await listGraded(ana.id, AS_IT_STANDS);
    expect(graded.map(({ counting, tryNumber }) => [counting, tryNumber])).toEqual(slugs.map(() => [true, 1]));
    const { text } = await get("/me/interviews/1");
    for (const word of ["passed 3 of 3", "You were", "80", "sure", "your portfolio"])
      expect([word, text.includes(word)]).toEqual([word, true]);
    // The set is finished, so the learner can attempt its exercises again.
    expect(await handIn(slugs[0]!, "third attempt")).toMatchObject({ ok: true });

    await savePortfolio(ana, { name: "Ana", intro: "", chosen: { interviews: ["1"] } });
    const { preview } = await getPortfolio(ana);
    expect(preview.interviews).toMatchObject([{ results: KIND_IDS.map((kind) => ({ kind, isPassed: true })) }]);
    // Only kinds that don't hide their topic say more than the score.
    expect(preview.interviews[0]!.results.map(({ kind, result }) => [kind, result !== ""])).toEqual(
      KIND_IDS.map((kind) => [kind, !KINDS[kind].rules.hidesTopic]),
    );
    const titles = slugs.map((slug) => findExercise(slug)!.meta.title);
    for (const title of titles) expect(JSON.stringify(preview)).not.toContain(title);
  });

  it("is named in the workspace of each kind, with its one attempt", async () => {
    const slugs = await start();
    for (const slug of slugs) {
      const { text } = await get(`/exercises/${slug}`);
      for (const [words, isThere] of [
        ["part of interview practice: one attempt, no hints and no tutor", true],
        ["/me/interviews/1", true],
        ["This is your only attempt", true],
        ["The first 3 count toward your skills", false],
        [`/exercises/${slug}/tutor`, false],
      ] as const)
        expect([slug, words, text.includes(words)]).toEqual([slug, words, isThere]);
    }
    const { submissionId } = await handIn(slugs[0]!, "the only one");
    await gradeSubmission(submissionId, await testSandbox());
    const after = (await get(`/exercises/${slugs[0]}`)).text;
    expect([after.includes("You have handed in this exercise"), after.includes("new attempt")]).toEqual([true, false]);
    await post("/me/interviews/1", {});
    const ended = (await get(`/exercises/${slugs[1]}`)).text;
    expect([ended.includes("interview practice"), ended.includes("The first 3 count toward your skills")]).toEqual([
      false,
      true,
    ]);
  });

  it("counts no passes while a result isn’t open yet", async () => {
    const slugs = await start();
    for (const [place, slug] of slugs.entries()) {
      const { submissionId } = await handIn(slug, `waits ${slug}`);
      if (place > 0) await gradeSubmission(submissionId, await testSandbox());
    }
    const { text } = await get("/me/interviews/1");
    expect([text.includes("isn’t available yet"), text.includes("passed 2")]).toEqual([true, false]);
  });

  it("is not affected by other learners' submissions, drafts and sets", async () => {
    const slugs = await start();
    const other = await signUp(`interview-${people++}`);
    for (const slug of slugs) {
      const ask = { do: "hand-in", key: `of another: ${slug}`, from: 0, work: sampleOf(slug) };
      expect(await send(`/exercises/${slug}/work`, ask, other)).toMatchObject({ ok: true });
    }
    for (const { slug, track, kind } of listExercises())
      if (track === THEME && kind === "fix")
        expect(await saveDraft(other, slug, { from: 0, work: sampleOf(slug) })).toMatchObject({ ok: true });
    const exercises = slugs.map(() => ({ submissionId: null }));
    expect(await listInterviews(ana)).toMatchObject([{ state: "open", exercises }]);
    expect(await isInInterview(ana, slugs[0]!)).toBe(true);
    expect((await listThemes(ana)).find(({ id }) => id === THEME)!.lacks).toEqual([]);
    // The other learner has no set, so there is nothing to end.
    await leaveInterview(other, 1);
    await post("/me/interviews/1", {});
    expect(await exportInterviews(ana)).toMatchObject([{ isLeft: true, slugs: [] }]);
  });

  it("is deleted with the account", async () => {
    await start();
    await pass(ana, "test-vat-rounding");
    await db.$transaction((tx) => deleteRowsOf(tx, ana.id));
    expect(await db.interview.count({ where: { userId: ana.id } })).toBe(0);
  });
});
