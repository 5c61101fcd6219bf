import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { gradeSubmission } from "~/grading/grade.server";
import { findOpenReport } from "~/grading/open-submission.server";
import { saveDraft } from "~/grading/workspace/workspace.server";
import { newFinding } from "~/kinds/review/findings";
import { claimItem } from "~/review/queue/claims.server";
import { RUNGS } from "~/tutor/ladder/rungs";
import { writePrompt } from "../../scripts/exercise/draft-prompt";
import { askModel } from "../../scripts/exercise/draft-reply";
import { type Door, openDoor } from "../access/door";
import { canariesIn } from "../setup/canaries";
import { writePlanted } from "../setup/canary-exercises";
import { doSamples, signUp } from "../setup/people";
import { testSandbox } from "../setup/sandbox";
import { submitGraded, submitWork } from "../setup/submissions";

// Long: one journey that triggers every call to the model.

/**
 * A word is planted in every secret of an exercise of each kind, and in the names, addresses and work of people. One
 * journey then asks the model wherever the product does, and every byte that the model's server receives is searched.
 */

const model = await vi.hoisted(async () => {
  const { openModelServer } = await import("../setup/model-server");
  const server = await openModelServer();
  Object.assign(process.env, server.env);
  return server;
});
const TERMS = { host: "the test server", retention: "nothing is kept" };

let door: Door;
let slugs: string[];
let learner: { id: string; cookie: string };
let other: { id: string; cookie: string };
let mentor: { id: string; cookie: string };
beforeAll(async () => {
  const own = process.env.EXERCISES_DIR!.split(path.delimiter).at(-1)!;
  slugs = await writePlanted(own, ["dataset-attachments", "test-vat-rounding", "fix-due-date-month-end"]);
  expect((await indexExercises()).filter(({ problems }) => problems.length > 0)).toEqual([]);
  door = await openDoor();
  learner = await signUp("zqlearnerzq");
  other = await signUp("zqotherzq");
  mentor = await signUp("zqmentorzq");
  const cohort = await db.cohort.create({ data: { name: "zqcohortzq" } });
  for (const [userId, role] of [
    [learner.id, "learner"],
    [other.id, "learner"],
    [mentor.id, "mentor"],
  ] as const)
    await db.membership.create({ data: { cohortId: cohort.id, userId, role } });
});
afterAll(async () => {
  await door?.close();
  await model.close();
});

const send = async (address: string, body: object, { cookie } = learner) => {
  const init = { method: "POST", body: JSON.stringify(body), redirect: "manual" } as const;
  const headers = { cookie, origin: door.origin, "content-type": "application/json", connection: "close" };
  const reply = await fetch(door.origin + address, { ...init, headers });
  const text = await reply.text();
  expect(reply.status, text).toBe(200);
  return text;
};
const form = async (address: string, fields: Record<string, string>, { cookie } = learner) => {
  const init = { method: "POST", body: new URLSearchParams(fields), redirect: "manual" } as const;
  const headers = { cookie, origin: door.origin, connection: "close" };
  return (await fetch(door.origin + address, { ...init, headers })).status;
};

/** The kinds of text that the learner wrote in this journey. */
const OWN = ["draft", "message", "output"];

describe("nothing secret is sent to the model", () => {
  it("by the tutor, in every kind, on every step, with the draft and the output of a run", async () => {
    for (const slug of slugs) {
      const { kind, content } = findExercise(slug)!;
      const work = kind.workspace.emptyDraft(await kind.open(content, "x")) as object;
      await saveDraft(other, slug, { from: 0, work: noted(work, "zqothersdraftzq") });
      await send(`/exercises/${slug}/tutor/talk`, { do: "agree", ...TERMS });
      for (const rung of RUNGS) {
        const question = { message: "What is zqmessagezq?", rung, work: noted(work, "zqdraftzq"), run: "zqoutputzq" };
        expect(await send(`/exercises/${slug}/tutor/talk`, { do: "ask", ...question })).not.toContain('"failed"');
      }
    }
    expect(model.asked).toHaveLength(slugs.length * RUNGS.length);
    // The search finds the learner's own words, which are sent. This shows that the search works.
    expect(model.asked.map(({ body }) => canariesIn(JSON.stringify(body)))).toEqual(model.asked.map(() => OWN));
    expect(canariesIn(model.received())).toEqual(OWN);
    for (const { id } of [learner, other]) expect(model.received()).not.toContain(id);
  });

  it("by a hand-in and the judgement of an AI review: no byte at all", async () => {
    const before = model.received().length;
    for (const slug of slugs) {
      const submissionId = await submitWork(learner, slug);
      const report = `/submissions/${submissionId}`;
      if (findExercise(slug)!.kind.id === "review") {
        expect(await form(`${report}/ai-review`, { comment: "0", answer: "right" })).toBe(303);
        await form(`${report}/ai-review`, { intent: "skip" });
      }
      // The submission is still being graded. The browser test reads finished reports.
      const page = await fetch(door.origin + report, { headers: { cookie: learner.cookie, connection: "close" } });
      expect(page.status).toBe(200);
    }
    expect(model.received().length).toBe(before);
  });

  it("about a report: nothing that it withholds from its learner", async () => {
    const sandbox = await testSandbox();
    const slug = slugs.at(-1)!;
    const { id: submissionId } = await db.submission.findFirstOrThrow({ where: { slug } });
    await gradeSubmission(submissionId, sandbox);
    const before = model.asked.length;
    await form(`/submissions/${submissionId}/tutor`, { intent: "ask", message: "Why does zqmessagezq matter?" });
    expect(model.asked).toHaveLength(before + 1);
    const found = canariesIn(JSON.stringify(model.asked.at(-1)!.body));
    const revealed = ["originafter", "teaching", "defectsays", "keptsays", "speedsays", "structuresays", "hiddentitle"];
    // This learner handed in the reference itself.
    const own = ["message", "referencecode"];
    expect(found).toEqual(expect.arrayContaining(own));
    expect(found.filter((canary) => ![...revealed, ...own].includes(canary))).toEqual([]);
    model.forget();
  });

  it("about the report on a failed fix: no teaching text, hidden test or answer", async () => {
    const slug = slugs.at(-1)!;
    const { kind, content } = findExercise(slug)!;
    const draft = kind.workspace.emptyDraft(await kind.open(content, "x")) as { files: Record<string, string> };
    const file = "src/calendar.ts";
    const files = { ...draft.files, [file]: `${draft.files[file] ?? ""}\n// zqownfixzq\n` };
    const submissionId = await submitGraded(other, slug, { files, confidence: 80 });
    const { grading } = (await findOpenReport(other, submissionId))!;
    expect(grading.status).toBe("failed");
    // The page withholds these parts of the report.
    expect(canariesIn(JSON.stringify(grading.report))).toEqual(expect.arrayContaining(["hiddencode", "teaching"]));
    const question = { intent: "agree", ...TERMS, message: "Why does zqmessagezq matter?" };
    expect(await form(`/submissions/${submissionId}/tutor`, question, other)).toBe(303);
    const found = canariesIn(JSON.stringify(model.asked.at(-1)!.body));
    const revealed = ["defectsays", "keptsays", "speedsays", "structuresays", "hiddentitle"];
    const own = ["message", "ownfix"];
    expect(found).toEqual(expect.arrayContaining(own));
    expect(found.filter((canary) => ![...revealed, ...own].includes(canary))).toEqual([]);
    model.forget();
  });

  it("by a review of a change that a learner asks for: the change as they saw it, and nothing of theirs", async () => {
    const slug = slugs.find((one) => findExercise(one)!.kind.can.aiReview)!;
    const { id: submissionId } = await db.submission.findFirstOrThrow({ where: { slug } });
    await gradeSubmission(submissionId, await testSandbox());
    const file = findExercise(slug)!.kind.can.change!.files(findExercise(slug)!.content)[0]!.path;
    model.script({ text: JSON.stringify({ comments: [{ file, line: 1, body: "Why?" }] }) });
    expect(await form(`/submissions/${submissionId}/model-review`, TERMS)).toBe(303);
    expect(model.asked).toHaveLength(1);
    expect(canariesIn(model.received())).toEqual([]);
    for (const { id } of [learner, { id: submissionId }]) expect(model.received()).not.toContain(id);
    model.forget();
  });

  it("by a mentor's draft of a comment: the learner's work and what its learner sees", async () => {
    await db.cohort.updateMany({ data: { hasCommentDrafts: true } });
    const slug = slugs.at(-1)!;
    const { id: submissionId } = await db.submission.findFirstOrThrow({ where: { slug } });
    await form(`/submissions/${submissionId}`, { intent: "ask-mentor", question: "Is zqquestionzq fine?" });
    const { id } = await db.reviewItem.findFirstOrThrow({ where: { submissionId } });
    await doSamples(mentor.id);
    await claimItem(mentor, id);
    const place = { file: "src/calendar.ts", side: "new", line: 1 };
    await send(`/mentor/${id}/work`, { do: "draft-comment", ...TERMS, place }, mentor);
    expect(model.asked).toHaveLength(1);
    // This learner handed in the reference itself.
    expect(canariesIn(model.received())).toEqual(["referencecode"]);
    for (const who of [learner, mentor]) expect(model.received()).not.toContain(who.id);
    model.forget();
  });

  it("by an admin's check, and by an author's draft", async () => {
    await db.user.update({ where: { id: other.id }, data: { isAdmin: true } });
    expect(await form("/admin/model", {}, other)).toBe(200);
    await askModel(await writePrompt({ kind: "review", defect: "injection", world: "bakery" }), async () => true);
    // The draft is requested twice, because the reply had the wrong format.
    expect(model.asked).toHaveLength(3);
    expect(model.received()).not.toMatch(/zq[a-z]+zq/);
  });

  it("for every purpose: the journey passes each call that the product makes", async () => {
    const used = await db.modelUse.findMany({ distinct: ["purpose"], orderBy: { purpose: "asc" } });
    expect(used.map(({ purpose }) => purpose)).toEqual(await documentedPurposes());
  });
});

/** Returns a draft with a word in the learner's own text. */
function noted(draft: object, word: string): object {
  if ("suite" in draft) return { ...draft, suite: `// ${word}` };
  if (!("files" in draft)) {
    const place = { file: "src/attachments.ts", side: "new" as const, from: 3, to: 3 };
    return { ...draft, findings: [{ ...newFinding("a", place), text: word }] };
  }
  return { ...draft, files: { "src/calendar.ts": `// ${word}\n` } };
}

async function documentedPurposes(): Promise<string[]> {
  const { readFile } = await import("node:fs/promises");
  const table = (await readFile("docs/models.md", "utf8")).split("| purpose |")[1]!.split("\n\n")[0]!;
  return [...table.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, purpose]) => purpose!);
}
