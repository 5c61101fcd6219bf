import path from "node:path";
import { strToU8, zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { findExercise, indexExercises, listExercises, listSecondForms } from "~/catalogue/catalogue.server";
import { readFolder } from "~/catalogue/folder.server";
import { getPortfolio } from "~/cohort/own/portfolio.server";
import { checkUpload } from "~/cohort/uploads/check-upload.server";
import { deleteUpload, listUploads, openPreview, releaseUpload, uploadKey } from "~/cohort/uploads/uploads.server";
import { db } from "~/database/db.server";
import { gradeSubmission } from "~/grading/grade.server";
import { findPendingJob, retryJob } from "~/grading/queue/queue.server";
import type { Folder } from "~/kinds/exercise";
import { LIMITS } from "~/operations/limits.server";
import * as cohorts from "~/routes/admin/admin.cohorts/route";
import * as overview from "~/routes/lead/cohorts.$id/route";
import * as newAssignment from "~/routes/lead/cohorts.$id_.assignments_.new/route";
import * as items from "~/routes/lead/cohorts.$id_.exercises/route";
import * as item from "~/routes/lead/cohorts.$id_.exercises_.$slug/route";
import * as uploads from "~/routes/lead/cohorts.$id_.uploads/route";
import * as upload from "~/routes/lead/cohorts.$id_.uploads_.$uploadId/route";
import * as catalogue from "~/routes/learner/exercises._index/route";
import * as workspace from "~/routes/learner/exercises.$slug/route";
import * as mutants from "~/routes/learner/exercises.$slug_.mutants/route";
import * as tutor from "~/routes/learner/exercises.$slug_.tutor/route";
import * as talk from "~/routes/learner/exercises.$slug_.tutor_.talk/route";
import * as work from "~/routes/learner/exercises.$slug_.work/route";
import * as learn from "~/routes/learner/learn/route";
import * as report from "~/routes/learner/submissions.$id/route";
import * as sharing from "~/routes/learner/submissions.$id_.share/route";
import * as reportTutor from "~/routes/learner/submissions.$id_.tutor/route";
import type { Sandbox } from "~/sandbox/contract";
import { type Answer, read, send, sendFile, sendJson } from "../setup/ask";
import { during } from "../setup/during";
import { signUp } from "../setup/people";
import { giveUp } from "../setup/queue-rows";
import { isQuick } from "../setup/runs";
import { testSandbox } from "../setup/sandbox";
import { sampleOf } from "../setup/submissions";

// Long: one exercise from its zip file to its deletion, and everyone who must not see it in between.

type Signed = Awaited<ReturnType<typeof signUp>>;
const SOURCE = "fix-due-date-month-end";
const SLUG = "our-due-dates";
const TITLE = "Our own due dates";

let sandbox: Sandbox;
let folder: Folder;
let [cohortId, elsewhereId] = ["", ""];
let [admin, lead, learner, leadElsewhere, learnerElsewhere, mentor]: Signed[] = [];

beforeAll(async () => {
  await indexExercises();
  sandbox = await testSandbox();
  const read = await readFolder(path.resolve("exercises", SOURCE));
  const meta = { ...JSON.parse(read["exercise.json"]!), title: TITLE };
  folder = { ...read, "exercise.json": JSON.stringify(meta, null, 2) };
  cohortId = (await db.cohort.create({ data: { name: "Heron" } })).id;
  elsewhereId = (await db.cohort.create({ data: { name: "Stork", allowsUploads: true } })).id;
  [admin, lead, learner] = [await signUp("upadmin"), await signUp("uplead"), await signUp("uplearner")];
  [leadElsewhere, learnerElsewhere, mentor] = [await signUp("upl2"), await signUp("upe2"), await signUp("upmentor")];
  await db.user.update({ where: { id: admin.id }, data: { isAdmin: true } });
  for (const [person, role, of] of [
    [lead, "lead", cohortId],
    [mentor, "mentor", cohortId],
    [learner, "learner", cohortId],
    [leadElsewhere, "lead", elsewhereId],
    [learnerElsewhere, "learner", elsewhereId],
  ] as const)
    await db.membership.create({ data: { cohortId: of, userId: person.id, role } });
});

const zip = (files: Folder, slug = SLUG) =>
  zipSync({ [slug]: Object.fromEntries(Object.entries(files).map(([file, text]) => [file, strToU8(text)])) });

const sendZip = (who: Signed, bytes: Uint8Array, of = cohortId) =>
  sendFile(uploads.action as never, "/", "zip", new File([new Uint8Array(bytes)], "own.zip"), {
    cookie: who.cookie,
    params: { id: of },
  });

/** The number of exercises that everyone has, including second forms, because second forms have figures, too. */
const everyones = () => listExercises().length + listSecondForms().length;
const idIn = (answer: Answer) => answer.location!.split("/").at(-1)!;
const inUpload = (who: Signed, uploadId: string, of = cohortId) => ({
  cookie: who.cookie,
  params: { id: of, uploadId },
});
const change = (who: Signed, id: string, fields: object, of = cohortId) =>
  send(upload.action as never, "/", fields, inUpload(who, id, of));
const view = async (who: Signed, id: string, of = cohortId) =>
  (await read(upload.loader as never, "/", inUpload(who, id, of))).data;
const on = (who: Signed, slug = SLUG) => ({ cookie: who.cookie, params: { slug } });
const listed = async (who: Signed, query = "") =>
  JSON.stringify((await read(catalogue.loader as never, `/exercises${query}`, { cookie: who.cookie })).data).includes(
    TITLE,
  );
const isOpen = async (who: Signed, slug = SLUG) => (await read(workspace.loader as never, "/", on(who, slug))).status;

/** Returns the statuses of all of an exercise's pages and forms. */
const doorsOf = async (who: Signed, slug = SLUG) => [
  await isOpen(who, slug),
  (await send(workspace.action as never, "/", { intent: "save" }, on(who, slug))).status,
  (await sendJson(work.action as never, "/", { do: "hint" }, on(who, slug))).status,
  (await read(mutants.loader as never, "/", on(who, slug))).status,
  (await send(tutor.action as never, "/", { intent: "ask" }, on(who, slug))).status,
  (await read(talk.loader as never, "/", on(who, slug))).status,
];

async function uploadReady(files: Folder, slug = SLUG, who = lead!, of = cohortId): Promise<string> {
  const id = idIn(await sendZip(who, zip(files, slug), of));
  await checkUpload(id, sandbox);
  expect(await db.upload.findUnique({ where: { id }, select: { state: true, problems: true } })).toEqual({
    state: "ready",
    problems: "[]",
  });
  return id;
}

describe("a cohort's own exercise", () => {
  let id = "";

  it("can be uploaded only by admins, and by leads whom an admin allows to do so", async () => {
    expect((await sendZip(lead!, zip(folder))).status).toBe(404);
    await db.session.updateMany({ data: { createdAt: new Date() } });
    const allow = { intent: "allow-uploads", id: cohortId };
    expect((await send(cohorts.action as never, "/", allow, { cookie: lead!.cookie })).status).toBe(404);
    expect((await send(cohorts.action as never, "/", allow, { cookie: admin!.cookie })).data).toEqual({
      done: "Saved",
    });
    for (const who of [learner!, mentor!, leadElsewhere!]) expect((await sendZip(who, zip(folder))).status).toBe(404);
    expect((await sendZip(lead!, strToU8("no zip"))).data.errors.zip[0]).toContain("isn’t a zip");
    const taken = await sendZip(lead!, zip(folder, SOURCE));
    expect(taken.data.errors.zip[0]).toContain("Another exercise in this installation is called");
    expect(await db.upload.count()).toBe(0);
  });

  it("has limits, which the page states", async () => {
    const inLead = { cookie: lead!.cookie, params: { id: cohortId } };
    const { limits } = (await read(uploads.loader as never, "/", inLead)).data;
    expect(limits).toEqual({ exercises: 20, megabytes: 2, inputs: 0.1 });
    const names = Array.from({ length: limits.exercises + 1 }, (_, n) => `own-${n}`);
    const many = zipSync(Object.fromEntries(names.map((name) => [`${name}/exercise.json`, strToU8("{}")])));
    expect((await sendZip(lead!, many)).data.errors.zip[0]).toContain(`at most ${limits.exercises} at once`);
  });

  it("is checked by running it, with its problems by file and line", async () => {
    const hidden = Object.keys(folder).find((file) => /^hidden\/.*\.test\.ts$/.test(file))!;
    const easy = 'import { expect, it } from "vitest";\nit("is easy", () => expect(1).toBe(1));\n';
    const sent = await sendZip(lead!, zip({ ...folder, [hidden]: easy }));
    expect(sent).toMatchObject({ status: 303 });
    const broken = idIn(sent);
    expect(await view(lead!, broken)).toMatchObject({ slug: SLUG, state: "checking", problems: [] });
    const { runs } = await ranWith(broken);
    const found = await view(lead!, broken);
    expect(found).toMatchObject({ state: "problems", runs });
    expect(runs).toBeGreaterThan(0);
    expect(found.problems[0]).toMatchObject({ file: "exercise.json", line: expect.any(Number) });
    expect((await change(lead!, broken, { intent: "release", cohort: cohortId })).status).toBe(400);
    expect((await change(lead!, broken, { intent: "preview" })).status).toBe(400);
    expect(findExercise(SLUG)).toBeNull();

    id = await uploadReady(folder);
    // Uploading the same name again replaces an exercise that was not released.
    expect(await db.upload.count({ where: { id: broken } })).toBe(0);
    expect(await findPendingJob(`upload:${id}`)).not.toBeNull();
  });

  /** Checks an upload, and reads the number of runs that the page showed last. */
  async function ranWith(upload: string) {
    await checkUpload(upload, sandbox);
    return db.upload.findUniqueOrThrow({ where: { id: upload }, select: { runs: true } });
  }

  it("can be previewed as learners see it by those who may release it, and by no one else", async () => {
    expect((await change(leadElsewhere!, id, { intent: "preview" }, elsewhereId)).status).toBe(404);
    expect(await openPreview({ person: leadElsewhere!, cohortId: elsewhereId } as never, id)).toBeNull();
    const { location } = await change(lead!, id, { intent: "preview" });
    const slug = location!.split("/").at(-1)!;
    expect(await isOpen(lead!, slug)).toBe(200);
    expect(await isOpen(admin!, slug)).toBe(200);
    for (const who of [learner!, mentor!, leadElsewhere!, learnerElsewhere!])
      expect(await doorsOf(who, slug)).toEqual([404, 404, 404, 404, 404, 404]);
    expect(
      (await read(item.loader as never, "/", { cookie: lead!.cookie, params: { id: cohortId, slug } })).status,
    ).toBe(404);
    for (const who of [lead!, learner!]) expect(await listed(who)).toBe(false);
    expect(await handIn(lead!, slug)).toMatchObject({ status: "passed" });
    // Uploading the exercise again withdraws the preview of the upload that it replaces.
    id = await uploadReady(folder);
    expect(await isOpen(lead!, slug)).toBe(404);
  });

  async function handIn(who: Signed, slug = SLUG) {
    const ask = { do: "hand-in", key: crypto.randomUUID(), work: sampleOf(slug) };
    const { body } = await sendJson(work.action as never, "/", ask, on(who, slug));
    const { submissionId } = (await body!.json()) as { submissionId: string };
    const graded = await gradeSubmission(submissionId, sandbox);
    return { submissionId, status: graded!.status };
  }

  let submissionId = "";

  it("is released to a cohort: its learners do it and get a report, and no one else finds it", async () => {
    expect((await change(lead!, id, { intent: "release" })).data.refused).toContain("at least one cohort");
    // The lead has no rights in the other cohort.
    expect((await change(lead!, id, { intent: "release", cohort: elsewhereId })).status).toBe(400);
    expect(await doorsOf(learner!)).toEqual([404, 404, 404, 404, 404, 404]);
    expect((await change(lead!, id, { intent: "release", cohort: cohortId })).data.done).toBe("Released");
    expect(await change(lead!, id, { intent: "release" })).toMatchObject({
      status: 400,
      data: { done: "", refused: "Choose at least one cohort." },
    });

    expect([await listed(learner!), await listed(learner!, "?q=own+due+dates")]).toEqual([true, true]);
    expect((await doorsOf(learner!)).slice(0, 3)).toEqual([200, 303, 200]);
    const done = await handIn(learner!);
    submissionId = done.submissionId;
    expect(done.status).toBe("passed");
    const shown = await read(report.loader as never, "/", { cookie: learner!.cookie, params: { id: submissionId } });
    expect(shown.data).toMatchObject({ title: TITLE });

    // A portfolio for strangers shows only exercises that everyone has.
    const { showable } = await getPortfolio(learner!);
    expect([showable.exercises, showable.skills, showable.tracks]).toEqual([[], [], []]);

    // In the cohort's table, the exercise is a link only for people who can open it.
    const { track } = findExercise(SLUG)!.meta;
    for (const [who, closed] of [
      [lead!, []],
      [admin!, [SLUG]],
    ] as const) {
      const asked = { cookie: who.cookie, params: { id: cohortId } };
      const { data } = await read(overview.loader as never, `/?by=${track}`, asked);
      expect(data.track.exercises.map(({ slug }: { slug: string }) => slug)).toContain(SLUG);
      expect(data.closed).toEqual(closed);
    }

    for (const who of [learnerElsewhere!, leadElsewhere!]) {
      expect(await doorsOf(who)).toEqual([404, 404, 404, 404, 404, 404]);
      expect([await listed(who), await listed(who, "?q=own+due+dates")]).toEqual([false, false]);
    }
    for (const [who, of, status] of [
      [lead!, cohortId, 200],
      [leadElsewhere!, elsewhereId, 404],
      [admin!, elsewhereId, 404],
    ] as const) {
      const asked = { cookie: who.cookie, params: { id: of, slug: SLUG } };
      expect((await read(item.loader as never, "/", asked)).status).toBe(status);
      const { data } = await read(items.loader as never, "/?page=1", { cookie: who.cookie, params: { id: of } });
      expect(data.all).toBe(everyones() + (status === 200 ? 1 : 0));
      const pick = { key: crypto.randomUUID(), slugs: "", pick: `add:${SLUG}`, timeZone: "UTC" };
      const picked = await send(newAssignment.action as never, "/", pick, { cookie: who.cookie, params: { id: of } });
      expect(picked.data.written.slugs).toBe(status === 200 ? SLUG : "");
      const forced = {
        ...pick,
        pick: "",
        title: "One",
        slugs: SLUG,
        opensAt: "2026-01-01T10:00",
        dueAt: "2099-01-01T10:00",
      };
      const { pick: _, ...fields } = forced;
      const made = await send(newAssignment.action as never, "/", fields, { cookie: who.cookie, params: { id: of } });
      expect(made.status).toBe(status === 200 ? 303 : 400);
    }
    expect((await read(upload.loader as never, "/", inUpload(leadElsewhere!, id, elsewhereId))).status).toBe(404);
    const named = await sendZip(leadElsewhere!, zip(folder), elsewhereId);
    expect(named.data.errors.zip[0]).toContain("Another exercise in this installation is called");
  });

  it("gets a new revision from a new upload, once that is released", async () => {
    const before = findExercise(SLUG)!.revisionId;
    const files = { ...folder, "teaching.md": folder["teaching.md"]!.replace(/\s*$/, "!\n") };
    const next = await uploadReady(files);
    expect(findExercise(SLUG)!.revisionId).toBe(before);
    expect(await view(lead!, next)).toMatchObject({ state: "ready", replaces: true });
    expect((await change(lead!, next, { intent: "release" })).data.done).toBe("Released");
    expect(findExercise(SLUG)!.revisionId).not.toBe(before);
    expect(await isOpen(learner!)).toBe(200);
    expect((await db.submission.findUniqueOrThrow({ where: { id: submissionId } })).revisionId).toBe(before);
    expect((await read(upload.loader as never, "/", inUpload(lead!, id))).status).toBe(404);
    // A walkthrough doesn't make a new revision, but learners get it at once.
    const { revisionId } = findExercise(SLUG)!;
    const step = { at: "task", title: "Look for the cause", text: "Read the bug report first." };
    const steps = [step, step, step];
    id = await uploadReady({ ...files, "walkthrough.json": JSON.stringify(steps) });
    expect((await change(lead!, id, { intent: "release" })).data.done).toBe("Released");
    expect(findExercise(SLUG)).toMatchObject({ revisionId, walkthrough: steps });
    // Onramp reads the folders again when it starts.
    await indexExercises();
    expect(await isOpen(learner!)).toBe(200);
  });

  it.skipIf(isQuick)("keeps its kind once it was released", async () => {
    const other = await readFolder(path.resolve("exercises", "test-vat-rounding"));
    const refused = idIn(await sendZip(lead!, zip(other)));
    await checkUpload(refused, sandbox);
    expect((await view(lead!, refused)).problems).toMatchObject([
      { file: "exercise.json", message: expect.stringContaining("can’t change") },
    ]);
    // Someone may start the exercise between the check and the release.
    await db.upload.update({ where: { id: refused }, data: { state: "ready", problems: "[]" } });
    const late = await change(lead!, refused, { intent: "release" });
    expect(late).toMatchObject({ status: 400, data: { refused: expect.stringContaining("can’t change") } });
    expect(findExercise(SLUG)!.kind.id).toBe("fix");
    expect((await change(lead!, refused, { intent: "delete" })).status).toBe(303);
  });

  it("keeps its kind even if no learner has begun it, so that a lead can't see when one does", async () => {
    const slug = "never-begun";
    await db.exercise.create({ data: { slug, kind: "fix", isUploaded: true, isOffered: false } });
    const other = JSON.stringify(await readFolder(path.resolve("exercises", "test-vat-rounding")));
    const row = { cohortId, slug, folder: other, uploadedAt: new Date() };
    const { id: refused } = await db.upload.create({ data: row });
    await checkUpload(refused, sandbox, 1);
    expect(JSON.stringify((await view(lead!, refused)).problems)).toContain("can’t change");
    await deleteUpload({ cohortId }, refused);
  });

  it("is retired: no one can do it, its submissions stay, and it can be released again", async () => {
    expect((await change(lead!, id, { intent: "retire" })).data.done).toBe("Retired");
    expect(await doorsOf(learner!)).toEqual([404, 404, 404, 404, 404, 404]);
    expect(await listed(learner!)).toBe(false);
    const asked = { cookie: learner!.cookie, params: { id: submissionId } };
    expect((await read(report.loader as never, "/", asked)).status).toBe(200);
    // The conversation with the tutor on the report can still be deleted.
    const turn = { userId: learner!.id, slug: SLUG, submissionId, speaker: "learner", rung: "report", text: "Why?" };
    await db.tutorTurn.create({ data: turn });
    const cleared = await send(reportTutor.action as never, "/", { intent: "clear", from: "report" }, asked);
    expect([cleared.location, await db.tutorTurn.count({ where: { submissionId } })]).toEqual([
      `/submissions/${submissionId}`,
      0,
    ]);
    expect((await change(lead!, id, { intent: "delete" })).status).toBe(400);
    expect((await change(lead!, id, { intent: "release" })).data.done).toBe("Released");
    expect(await isOpen(learner!)).toBe(200);
  });

  it("is no longer on offer to a learner who leaves the cohort, and is again once they return", async () => {
    const { id: userId } = learner!;
    const seen = async () => {
      const asked = { cookie: learner!.cookie, params: { id: submissionId } };
      const { isOffered } = (await read(report.loader as never, "/", asked)).data.graded;
      const { drafts } = (await read(learn.loader as never, "/", { cookie: learner!.cookie })).data;
      const again = await send(report.action as never, "/", { intent: "work-again" }, asked);
      return { isOffered, drafts: drafts.map(({ slug }: { slug: string }) => slug), again: again.status };
    };
    const begun = { isOffered: true, drafts: [SLUG], again: 303 };
    await seen();
    expect(await seen()).toEqual(begun);
    await db.membership.deleteMany({ where: { cohortId, userId } });
    expect(await isOpen(learner!)).toBe(404);
    // Solutions are shared with those who can open the exercise.
    const mine = { cookie: learner!.cookie, params: { id: submissionId } };
    const share = await send(sharing.action as never, "/", { intent: "share" }, mine);
    expect([share.status, (await read(sharing.loader as never, "/", mine)).status]).toEqual([404, 404]);
    expect(await seen()).toEqual({ isOffered: false, drafts: [], again: 404 });
    await db.membership.create({ data: { cohortId, userId, role: "learner" } });
    expect(await seen()).toEqual(begun);
  });

  it("lists the cohorts that get a new version of it back after it was retired", async () => {
    const release = { intent: "release", cohort: elsewhereId };
    expect((await change(admin!, id, release)).data.done).toBe("Released");
    expect((await change(lead!, id, { intent: "retire" })).data.done).toBe("Retired");
    const { id: _, state: __, ...row } = await db.upload.findUniqueOrThrow({ where: { id } });
    const { id: next } = await db.upload.create({ data: { ...row, state: "ready" } });
    const shown = { replaces: false, cohorts: [{ id: cohortId, isReleased: true }], others: 1 };
    expect(await view(lead!, next)).toMatchObject(shown);
    expect(await isOpen(learnerElsewhere!)).toBe(404);
    expect((await change(lead!, next, { intent: "release" })).data.done).toBe("Released");
    expect([await isOpen(learner!), await isOpen(learnerElsewhere!)]).toEqual([200, 200]);
    id = next;
  });

  it("can always be released to its own cohort, however many cohorts an admin may choose from", async () => {
    await db.cohort.createMany({ data: Array.from({ length: 200 }, (_, n) => ({ name: `AA ${n}` })) });
    try {
      const { cohorts: shown } = await view(admin!, id);
      expect(shown).toHaveLength(200);
      expect(shown).toContainEqual(expect.objectContaining({ id: cohortId, isReleased: true }));
      const release = { intent: "release", cohort: cohortId };
      expect((await change(admin!, id, release)).data.done).toBe("Released");
    } finally {
      await db.cohort.deleteMany({ where: { name: { startsWith: "AA " } } });
    }
  });

  it("gets its name from the cohort that releases it first", async () => {
    const [mine, theirs] = [
      await uploadReady(folder, "shared-name"),
      await uploadReady(folder, "shared-name", leadElsewhere!, elsewhereId),
    ];
    expect((await change(lead!, mine, { intent: "release", cohort: cohortId })).data.done).toBe("Released");
    const late = await change(leadElsewhere!, theirs, { intent: "release", cohort: elsewhereId }, elsewhereId);
    expect(late.data.refused).toContain("is called shared-name");
    expect(await db.release.findMany({ where: { slug: "shared-name" } })).toEqual([{ slug: "shared-name", cohortId }]);
    expect(await view(leadElsewhere!, theirs, elsewhereId)).toMatchObject({ state: "ready" });
    expect((await change(leadElsewhere!, theirs, { intent: "delete" }, elsewhereId)).status).toBe(303);
  });

  it("is refused a name that another cohort releases at that moment", async () => {
    const slug = "same-new-name";
    const mine = await uploadReady(folder, slug);
    const theirs = { cohortId: elsewhereId, slug, folder: "{}", state: "released", uploadedAt: new Date(0) };
    const late = await during(
      async (tx) => {
        await tx.exercise.create({ data: { slug, kind: "fix", isUploaded: true } });
        await tx.upload.create({ data: theirs });
      },
      () => change(lead!, mine, { intent: "release", cohort: cohortId }),
    );
    expect(late.data.refused).toContain(`is called ${slug}`);
    expect(await db.release.count({ where: { slug } })).toBe(0);
    expect(await view(lead!, mine)).toMatchObject({ state: "ready" });
    expect((await change(lead!, mine, { intent: "delete" })).status).toBe(303);
  });

  it("is released to its cohort together with all others that passed their check", async () => {
    const passed = { state: "ready", problems: "[]", uploadedAt: new Date(0), folder: JSON.stringify(folder) };
    const slugs = ["all-one", "all-taken", "all-two"];
    await db.upload.createMany({ data: slugs.map((slug) => ({ ...passed, cohortId, slug })) });
    await db.upload.create({ data: { ...passed, cohortId, slug: "all-broken", state: "problems" } });
    await db.upload.create({ data: { ...passed, cohortId: elsewhereId, slug: "all-elsewhere" } });
    await db.exercise.create({ data: { slug: "all-taken", kind: "fix", isUploaded: true } });
    const release = () =>
      send(
        uploads.action as never,
        "/",
        { intent: "release-ready" },
        { cookie: lead!.cookie, params: { id: cohortId } },
      );
    const why = "all-taken: Another exercise in this installation is called all-taken.";
    expect((await release()).data).toEqual({
      done: "2 exercises released.",
      errors: null,
      refused: [expect.stringContaining(why)],
    });
    const released = await db.release.findMany({ where: { slug: { startsWith: "all-" } }, orderBy: { slug: "asc" } });
    expect(released).toEqual(["all-one", "all-two"].map((slug) => ({ slug, cohortId })));
    expect(await isOpen(learner!, "all-two")).toBe(200);
    // A lead can't release another cohort's upload.
    const { id: theirs } = await db.upload.findFirstOrThrow({ where: { slug: "all-elsewhere" } });
    const uploader = { person: { id: lead!.id, isAdmin: false }, cohortId, cohort: "" };
    const gone = { ok: false, why: expect.stringContaining("has changed in the meantime") };
    expect(await releaseUpload(uploader, theirs, [cohortId])).toEqual(gone);
    expect((await release()).data).toMatchObject({ done: "0 exercises released." });
    await db.upload.deleteMany({ where: { slug: "all-taken" } });
    const many = Array.from({ length: 21 }, (_, n) => `many-${n + 10}`);
    await db.upload.createMany({ data: many.map((slug) => ({ ...passed, cohortId, slug })) });
    expect([(await release()).data.done, (await release()).data.done]).toEqual([
      "20 exercises released.",
      "1 exercise released.",
    ]);
  });

  it("is stored once if the same zip is sent twice at that moment", async () => {
    const slug = "sent-twice";
    const first = { cohortId, slug, folder: "{}", uploadedAt: new Date(0) };
    const sent = await during(
      async (tx) => {
        await tx.cohort.updateMany({ where: { id: cohortId }, data: { id: cohortId } });
        await tx.upload.create({ data: first });
      },
      () => sendZip(lead!, zip(folder, slug)),
    );
    expect(sent.status).toBe(303);
    expect(await db.upload.count({ where: { slug } })).toBe(1);
  });

  it("is listed and deleted only in its own cohort", async () => {
    const fields = {
      cohortId,
      slug: "only-ours",
      folder: "{}",
      state: "ready",
      problems: "[]",
      uploadedAt: new Date(0),
    };
    const { id } = await db.upload.create({ data: fields });
    const isListed = async (where: string) => (await listUploads({ cohortId: where })).some((one) => one.id === id);
    expect([await isListed(cohortId), await isListed(elsewhereId)]).toEqual([true, false]);
    const remains = () => db.upload.count({ where: { id } });
    expect([await deleteUpload({ cohortId: elsewhereId }, id), await remains()]).toEqual([false, 1]);
    expect([await deleteUpload({ cohortId }, id), await remains()]).toEqual([true, 0]);
  });

  it("stays, with its preview, if a later zip with the same name is refused", async () => {
    const ready = await uploadReady(folder, "our-kept-dates");
    const slug = (await change(lead!, ready, { intent: "preview" })).location!.split("/").at(-1)!;
    const both = { "our-kept-dates/exercise.json": strToU8("{}"), [`${SOURCE}/exercise.json`]: strToU8("{}") };
    const refusal = await sendZip(lead!, zipSync(both));
    expect(refusal.data.errors.zip[0]).toContain("Another exercise in this installation is called");
    expect(await view(lead!, ready)).toMatchObject({ state: "ready" });
    expect(await isOpen(lead!, slug)).toBe(200);
  });

  it("lists problems with their places if its code doesn’t parse", async () => {
    const file = Object.keys(folder).find((one) => one.startsWith("src/") || one.startsWith("code/"))!;
    const twice = { ...folder, [file]: `${folder[file]}\nconst twice = 1; const twice = 2;\n` };
    const broken = idIn(await sendZip(lead!, zip(twice, "twice")));
    await checkUpload(broken, sandbox);
    expect((await view(lead!, broken)).problems).toEqual([
      { file, line: expect.any(Number), message: expect.stringContaining("does not parse") },
    ]);
  });

  it("lists files that take too long to read or to show, so that no web process is slowed by them", async () => {
    const places = Array.from({ length: 60_000 }, () => "a").join("\n");
    const find = Array.from({ length: 30_000 }, (_, i) => (i === 29_999 ? "b" : "a"));
    const review = await readFolder(path.resolve("exercises", "gift-card-balance"));
    const key = JSON.parse(review["key.json"]!);
    key.issues[0].mend = [{ file: "src/long.ts", find, put: [] }];
    const slow = { ...review, "key.json": JSON.stringify(key), "after/src/long.ts": places };
    const large = { ...review, "before/src/long.ts": "a\n".repeat(800), "after/src/long.ts": "b\n".repeat(800) };
    const prose = { ...review, "task.md": "*a **b ".repeat(25_000) };
    const deep = { ...review, "after/src/deep.ts": `export const a = ${"1 + ".repeat(30_000)} 1;` };
    const nested = { ...review, "after/src/nested.ts": `export const a = ${"<T>(".repeat(19)}1${")".repeat(19)};` };
    const problemsOf = async (files: Folder, name: string) => {
      const { id: made } = await db.upload.create({
        data: { cohortId, slug: name, folder: JSON.stringify(files), state: "checking", uploadedAt: new Date() },
      });
      await checkUpload(made, sandbox, -1);
      return (await view(lead!, made)).problems.map((one: { message: string }) => one.message).join("\n");
    };
    expect(await problemsOf(slow, "slow-to-read")).toContain("too long to read");
    expect(await problemsOf(deep, "deep")).toContain("too long to read");
    expect(await problemsOf(nested, "nested")).toContain("too long to read");
    expect(await problemsOf(large, "large-change")).toContain("but a review must change 40 to 250");
    expect(await problemsOf(prose, "slow-prose")).toContain("too long to show");
  });

  it("lists problems if its check takes too long, or if it is a second form", async () => {
    const meta = { ...JSON.parse(folder["exercise.json"]!), secondFormOf: SOURCE };
    const second = idIn(await sendZip(lead!, zip({ ...folder, "exercise.json": JSON.stringify(meta) }, "a-form")));
    await checkUpload(second, sandbox);
    expect((await view(lead!, second)).problems[0].message).toContain("can’t be uploaded yet");
    const slow = idIn(await sendZip(lead!, zip(folder, "slow-one")));
    await checkUpload(slow, sandbox, -1);
    expect((await view(lead!, slow)).problems).toEqual([
      { file: "", message: expect.stringContaining("takes longer") },
    ]);
  });

  it("says that its check failed on our side, until an admin starts the check again", async () => {
    const id = idIn(await sendZip(lead!, zip(folder, "given-up")));
    await giveUp(uploadKey(id), "the engine stopped");
    expect(await view(lead!, id)).toMatchObject({
      state: "problems",
      problems: [{ message: expect.stringContaining("because of an error in Onramp") }],
    });
    await retryJob(uploadKey(id));
    expect(await view(lead!, id)).toMatchObject({ state: "checking", problems: [] });
  });

  it("can be uploaded a limited number of times an hour", async () => {
    const answers = [];
    for (let i = 0; i <= LIMITS.upload.points; i++) answers.push((await sendZip(admin!, strToU8("x"))).status);
    expect(answers.filter((status) => status === 429)).toHaveLength(1);
  });
});
