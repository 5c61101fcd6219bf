import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { gradeSubmission } from "~/grading/grade.server";
import { gradeKey } from "~/grading/hand-in.server";
import { listFailedJobs } from "~/grading/queue/queue.server";
import type { FixContent } from "~/kinds/fix/content";
import type { TestReport } from "~/kinds/test/report-schema";
import { LIMITS, limiters } from "~/operations/limits.server";
import { findStanding, setScore } from "~/review/reviews/overrides.server";
import { action, loader } from "~/routes/learner/submissions.$id/route";
import type { Sandbox } from "~/sandbox/contract";
import { type Door, openDoor } from "../access/door";
import { signUp } from "../setup/people";
import { giveUp } from "../setup/queue-rows";
import { testSandbox } from "../setup/sandbox";
import { sampleOf, submitWork } from "../setup/submissions";

// Long: the tests of everything that people can do on the page share submissions that are graded only once.

const ORIGIN = "http://localhost:3000";
const SLUG = "fix-due-date-month-end";
const who: Record<string, { id: string; cookie: string }> = {};
let sandbox: Sandbox;
let door: Door;
let waiting = "";
let graded = "";

/** Hands in one of the exercise's samples: the best one, or the one at an index. */
const submit = (name: string, slug = SLUG, sample = 0) => submitWork(who[name]!, slug, sampleOf(slug, sample));

afterAll(() => door?.close());
beforeAll(async () => {
  await indexExercises();
  door = await openDoor();
  for (const name of ["ana", "bo", "lee", "root", "alone"]) who[name] = await signUp(name);
  const cohort = await db.cohort.create({ data: { name: "Spring" } });
  for (const [name, role] of Object.entries({ ana: "learner", bo: "learner", lee: "mentor" }))
    await db.membership.create({ data: { cohortId: cohort.id, userId: who[name]!.id, role } });
  await db.user.update({ where: { id: who.root!.id }, data: { isAdmin: true } });
  sandbox = await testSandbox();
  waiting = await submit("ana");
  graded = await submit("ana");
  await gradeSubmission(graded, sandbox);
});

const statusOf = (error: unknown) => {
  if (error instanceof Response) return error.status;
  throw error;
};

async function read(name: string, id: string, search = "") {
  const request = new Request(`${ORIGIN}/submissions/${id}${search}`, { headers: { cookie: who[name]?.cookie ?? "" } });
  return loader({ request, params: { id }, context: {} } as never);
}

/** Returns the page's response to a form: its status, its redirect, and its data. */
async function send(name: string, id: string, fields: Record<string, string>, runner = sandbox) {
  const request = new Request(`${ORIGIN}/submissions/${id}`, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { cookie: who[name]?.cookie ?? "" },
  });
  try {
    const reply = await action({ request, params: { id }, context: { sandbox: runner } } as never);
    if (reply instanceof Response) return { status: reply.status, to: reply.headers.get("Location"), says: null };
    const { data, init } = reply as { data: unknown; init: ResponseInit | null };
    // biome-ignore lint/suspicious/noExplicitAny: forms answer in several shapes; each test knows its own
    return { status: init?.status ?? 200, to: null, says: data as any };
  } catch (error) {
    return { status: statusOf(error), to: null, says: null };
  }
}

/** The file that the submission changed, taken from its report. */
let noteFile = "";
const note = (more: Record<string, string> = {}) => ({
  intent: "comment",
  form: "new",
  file: noteFile,
  side: "new",
  line: "2",
  text: "Why here?",
  ...more,
});

const threadsOf = async (name: string) => (await read(name, graded)).graded!.threads;

describe("a submission is open", () => {
  test.each([
    ["ana", "owner"],
    ["lee", "mentor"],
    ["root", "reader"],
  ])("to %s, as %s", async (name, right) => {
    expect((await read(name, graded)).right).toBe(right);
  });

  test("with a sentence and not as a fault if this version of Onramp can't read its exercise", async () => {
    await db.exercise.create({ data: { slug: "outdated", kind: "fix", isOffered: false } });
    await db.revision.create({ data: { id: "outdated", slug: "outdated", folder: "{}" } });
    const id = await submit("alone");
    await db.submission.update({ where: { id }, data: { slug: "outdated", revisionId: "outdated" } });
    const reply: unknown = await read("alone", id).catch((thrown: unknown) => thrown);
    expect(reply).toBeInstanceOf(Response);
    expect([(reply as Response).status, await (reply as Response).text()]).toEqual([
      410,
      expect.stringContaining("can’t read"),
    ]);
  });

  test("with the exercise's origin in the report, and not before", async () => {
    const origin = { type: "written", after: expect.stringMatching(/\w/) };
    expect((await read("ana", graded)).graded?.origin).toMatchObject(origin);
    const { after } = findExercise(SLUG)!.meta.origin as { after: string };
    expect(JSON.stringify(await read("ana", waiting))).not.toContain(after);
  });

  test("only to some: another learner gets a 404, and so does everyone for an unknown submission", async () => {
    await expect(read("bo", graded).catch(statusOf)).resolves.toBe(404);
    await expect(read("ana", "none").catch(statusOf)).resolves.toBe(404);
  });

  test("only after sign-in", async () => {
    await expect(read("nobody", graded).catch(statusOf)).resolves.toBe(302);
  });
});

describe("a submission", () => {
  test("that waits says so, and shows nothing of the hidden tests", async () => {
    const page = await read("ana", waiting);
    expect(page).toMatchObject({ waiting: { state: "waiting" }, graded: null });
    expect(JSON.stringify(page)).not.toContain("hidden/");
  });

  test("that we could not grade is offered again, and the button queues it again", async () => {
    const key = gradeKey(waiting);
    await giveUp(key, "the engine stopped");
    expect((await read("ana", waiting)).waiting).toEqual({ state: "ungraded", willRetry: false });
    expect(await send("ana", waiting, { intent: "grade-again" })).toMatchObject({ status: 303 });
    expect((await read("ana", waiting)).waiting).toEqual({ state: "ungraded", willRetry: true });
    expect(await listFailedJobs()).toEqual([]);
  });

  test("that is graded shows its report, and the next step is a different exercise", async () => {
    const { graded: report } = await read("ana", graded);
    expect(report).toMatchObject({ status: "passed", report: { kind: "fix", score: 1 } });
    expect(report!.next?.slug).toEqual(expect.any(String));
    expect(report!.next?.slug).not.toBe(SLUG);
    expect((await read("lee", graded)).graded!.next).toBeNull();
    expect(report!.countsFor.length).toBeGreaterThan(0);
  });
});

test("a question that no mentor could read is refused: nothing is queued", async () => {
  const id = await submit("alone");
  expect(await send("alone", id, { intent: "ask-mentor", question: "Why?" })).toMatchObject({ status: 404 });
  expect(await db.reviewItem.count({ where: { submissionId: id } })).toBe(0);
});

describe("details that a report shows only when the learner asks", () => {
  const TESTS = "test-vat-rounding";
  let repair = "";
  let suite = "";
  /** Text that the learner's page leaves out until the learner asks for it, and that all other pages here contain. */
  let secrets: string[] = [];

  beforeAll(async () => {
    // Use someone who has never passed this exercise.
    repair = await submit("bo", SLUG, -1);
    suite = await submit("ana", TESTS, -1);
    for (const id of [repair, suite]) await gradeSubmission(id, sandbox);
    const { exercise, hidden } = findExercise(SLUG)!.content as FixContent;
    const opens = [...exercise.defects, ...exercise.kept].flatMap(({ tests }) => tests);
    secrets = opens.map((path) => hidden[path]!);
  });

  test("a fix that has not passed hides the hidden tests' sources", async () => {
    const { graded: page } = await read("bo", repair);
    expect(page).toMatchObject({ status: "failed", isWithheld: true });
    for (const secret of secrets) expect(JSON.stringify(page)).not.toContain(JSON.stringify(secret).slice(1, -1));
    expect(page!.report).toMatchObject({ detail: { afterPass: { tests: {} } } });
    const toned = Object.keys(page!.dressed.code).filter((name) => name.startsWith("hidden/"));
    expect(toned).toEqual([]);
  });

  test("work that has not passed hides what is wrong with the code from its learner, until they ask", async () => {
    for (const [id, owner] of [
      [repair, "bo"],
      [suite, "ana"],
    ] as const) {
      const { graded: first } = await read(owner, id);
      const hidden = { isFolded: true, origin: null, report: { detail: { teaching: "" } } };
      expect(first).toMatchObject({ status: "failed", asksHint: true, ...hidden });
      // An address alone shows nothing, because asking counts as a hint.
      for (const search of ["?inputs=input-1", "?inputs=explanation"])
        expect((await read(owner, id, search)).graded).toMatchObject({ isWithheld: true, ...hidden });
      for (const name of ["lee", "root", "bo", "ana"].filter((one) => one !== owner))
        expect([name, (await send(name, id, { intent: "show-answers", part: "input-1" })).status]).toEqual([name, 404]);
      const asked = await send(owner, id, { intent: "show-answers", part: "input-1" });
      expect([asked.status, asked.to]).toEqual([303, `/submissions/${id}?inputs=input-1#input-1`]);
      const { graded: withInput } = await read(owner, id, "?inputs=input-1");
      expect(withInput).toMatchObject({ ...hidden, isWithheld: false });
      expect(withInput!.dressed.prose).not.toHaveProperty("teaching", expect.stringMatching(/./));
      for (const [name, search] of [
        [owner, "?inputs=explanation"],
        ["lee", ""],
      ] as const) {
        const { graded: page } = await read(name, id, search);
        expect(page!.origin).not.toBeNull();
        expect((page!.report as TestReport).detail.teaching.length).toBeGreaterThan(100);
        expect(page!.dressed.prose).toHaveProperty("teaching");
      }
    }
    expect((await read("ana", graded)).graded!.origin).not.toBeNull();
  });

  test.each([
    ["its learner, asking,", "bo", "?inputs=inputs"],
    ["a mentor", "lee", ""],
    ["an admin", "root", ""],
  ])("%s gets the sources", async (_, name, search) => {
    const { graded: page } = await read(name, repair, search);
    expect(page!.isWithheld).toBe(false);
    for (const secret of secrets) expect(JSON.stringify(page)).toContain(JSON.stringify(secret).slice(1, -1));
  });

  test("after a pass the sources are shown at once", async () => {
    const { graded: page } = await read("ana", graded);
    expect(page!.isWithheld).toBe(false);
    expect(JSON.stringify(page)).toContain(JSON.stringify(secrets[0]).slice(1, -1));
  });

  const OPEN = {
    isFolded: false,
    origin: { type: "written" },
    report: { detail: { teaching: expect.stringMatching(/.{100}/) } },
  };

  test("after a pass, an attempt that fails shows its learner the explanation and the sources at once", async () => {
    const later = await submit("ana", SLUG, -1);
    await gradeSubmission(later, sandbox);
    const { graded: page } = await read("ana", later);
    expect(page).toMatchObject({ status: "failed", isWithheld: false, ...OPEN });
  });

  test("a pass that a mentor set shows the explanation, and a suite's inputs only when asked", async () => {
    const raised = await submit("bo", TESTS, -1);
    await gradeSubmission(raised, sandbox);
    expect((await read("bo", raised)).graded).toMatchObject({ status: "failed", isFolded: true });
    const { id: saw } = await findStanding(db, raised);
    const asked = { key: crypto.randomUUID(), saw, reason: "Your tests do check this.", score: 100 };
    expect(await setScore(who.lee!, raised, asked)).toEqual({ ok: true });
    expect((await read("bo", raised)).graded).toMatchObject({ status: "passed", isWithheld: true, ...OPEN });
  });

  test("an old report without an explanation offers none", async () => {
    const old = await submit("alone", TESTS, -1);
    await gradeSubmission(old, sandbox);
    const { id, report } = await db.result.findFirstOrThrow({ where: { submissionId: old } });
    const { detail, ...rest } = JSON.parse(report) as TestReport;
    const without = JSON.stringify({ ...rest, detail: { ...detail, teaching: "" } });
    await db.result.update({ where: { id }, data: { report: without } });
    expect((await read("alone", old)).graded).toMatchObject({ isWithheld: true, isFolded: false });
  });

  test("asking before a pass counts as a hint: later attempts are for practice", async () => {
    const first = await submit("alone", TESTS, -1);
    await gradeSubmission(first, sandbox);
    const hintsUsed = async () => {
      const id = await submit("alone", TESTS, -1);
      return (await db.submission.findUniqueOrThrow({ where: { id } })).hintsUsed;
    };
    expect(await hintsUsed()).toBe(0);
    for (let n = 0; n < 2; n++) await send("alone", first, { intent: "show-answers", part: "any" });
    expect(await hintsUsed()).toBe(1);
  });

  test("a suite's survivors are described in words until its learner asks", async () => {
    const whole = (await read("lee", suite)).graded!.report as TestReport;
    const isAlive = ({ killedBy }: { killedBy: object }) => Object.keys(killedBy).length === 0;
    const mistakes = whole.detail.mistakes.filter(isAlive);
    const mutants = whole.detail.mutants.filter(isAlive);
    expect(Math.min(mistakes.length, mutants.length)).toBeGreaterThan(0);

    const before = JSON.stringify((await read("ana", suite)).graded);
    const asked = (await read("ana", suite, "?rows=survived&inputs=any")).graded!.report as TestReport;
    expect(asked).toEqual({ ...whole, detail: { ...whole.detail, teaching: "" } });
    for (const { says, differs } of mistakes) {
      expect(before).toContain(JSON.stringify(says));
      expect(before).not.toContain(JSON.stringify(differs).slice(1, -1));
    }
    // Leave out inputs that are too common to search for, such as `[]`, which appears everywhere.
    const inputs = mutants.flatMap(({ witness }) => (witness && witness.input.length > 6 ? [witness.input] : []));
    expect(inputs.length).toBeGreaterThan(0);
    for (const secret of [...inputs, ...mutants.map(({ id }) => id)])
      expect(before).not.toContain(JSON.stringify(secret).slice(1, -1));
    for (const { after } of mutants) expect(before).not.toContain(`:${JSON.stringify(after)}`);
  });
});

describe("a comment on a line", () => {
  beforeAll(async () => {
    noteFile = (await read("ana", graded)).graded!.files[0]!;
  });

  test("from a mentor reaches the learner as safe HTML, in place", async () => {
    const text = "Look at `day`. <script>alert(1)</script> [x](javascript:alert(1))";
    expect((await send("lee", graded, note({ text }))).status).toBe(200);
    const [thread] = await threadsOf("ana");
    expect(thread).toMatchObject({ file: noteFile, side: "new", line: 2, isResolved: false });
    expect(thread!.comments[0]).toMatchObject({ author: "lee", isMine: false });
    const [part] = thread!.comments[0]!.parts;
    const html = part?.type === "text" ? part.html : "";
    expect(html).toContain("<code>day</code>");
    expect(html).not.toMatch(/<script|javascript:/);
  });

  test("can be answered, resolved and reopened by the learner", async () => {
    const [thread] = await threadsOf("ana");
    const form = thread!.id;
    await send("ana", graded, { intent: "reply", form, text: "Because of February." });
    await send("ana", graded, { intent: "resolve", form });
    const [done] = await threadsOf("lee");
    expect(done!.isResolved).toBe(true);
    expect(done!.comments.map(({ author }) => author)).toEqual(["lee", "ana"]);
    await send("lee", graded, { intent: "reopen", form });
    expect((await threadsOf("lee"))[0]!.isResolved).toBe(false);
  });

  test("beyond the limit on comments is refused, and the form keeps the text", async () => {
    const person = await db.user.findFirstOrThrow({ where: { name: "lee" } });
    for (let i = 0; i < LIMITS.comment.points; i++) await limiters.comment.take(person.id);
    const before = (await threadsOf("lee")).length;
    const { status, says } = await send("lee", graded, note({ text: "One more" }));
    expect(status).toBe(400);
    expect(says).toMatchObject({
      errors: { text: [expect.stringMatching(/too many messages/)] },
      written: { text: "One more" },
    });
    expect((await threadsOf("lee")).length).toBe(before);
    await limiters.comment.forget(person.id);
  });

  test("is refused on a submission whose comments fill a page, even if several arrive at once", async () => {
    const [thread] = await threadsOf("ana");
    const authorId = (await db.user.findFirstOrThrow({ where: { name: "lee" } })).id;
    const data = Array.from({ length: 19 }, () => ({ threadId: thread!.id, authorId, text: "a".repeat(10_000) }));
    await db.comment.createMany({ data });
    const long = { intent: "reply", form: thread!.id, text: "a".repeat(9_000) };
    const replies = await Promise.all([1, 2, 3, 4].map(() => send("lee", graded, long)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400]);
    for (const fields of [
      note({ text: "b".repeat(5_000) }),
      { intent: "reply", form: thread!.id, text: "b".repeat(5_000) },
    ]) {
      const { status, says } = await send("lee", graded, fields);
      expect(status).toBe(400);
      expect(says).toMatchObject({ errors: { text: [expect.stringMatching(/at most 200,000 characters/)] } });
    }
    await db.comment.deleteMany({ where: { text: { startsWith: "aaaa" } } });
  });

  const set = { key: "00000000-0000-4000-8000-000000000000", saw: "100", reason: "One more" };
  test.each([
    ["ana", { intent: "ask-mentor", question: "One more" }, "ask"],
    ["ana", { intent: "stand-by", finding: "f1", reason: "One more" }, "stand"],
    ["ana", { intent: "second-opinion", question: "One more" }, "second"],
    ["lee", { intent: "set-score", score: "50", ...set }, "setScore"],
    ["lee", { intent: "take-back-score", ...set }, "setScore"],
  ])("is limited together with any other text: %s, %o", async (name, fields, at) => {
    const person = await db.user.findFirstOrThrow({ where: { name } });
    for (let i = 0; i < LIMITS.comment.points; i++) await limiters.comment.take(person.id);
    const { status, says } = await send(name, graded, fields);
    expect(status).toBe(400);
    expect(JSON.stringify((says as unknown as Record<string, unknown>)[at])).toMatch(/too many messages/);
    expect(JSON.stringify(says)).toContain("One more");
    await limiters.comment.forget(person.id);
  });

  test.each([
    ["nothing in it", { text: "  " }, "text"],
    ["a file that was not handed in", { file: "package.json" }, "file"],
    ["a line past the file's end", { line: "99999" }, "line"],
    ["no line", { line: "soon" }, "line"],
    ["a last line past the file's end", { endLine: "99999" }, "endLine"],
    ["no last line", { endLine: "soon" }, "endLine"],
  ])("with %s is refused with an error at the field, and the form keeps the text", async (_, more, field) => {
    const before = (await threadsOf("ana")).length;
    const sent = { endLine: "", ...note(more) };
    const { status, says } = await send("ana", graded, sent);
    expect(status).toBe(400);
    expect(Object.keys(says.errors)).toEqual([field]);
    expect(says.written).toEqual({ text: sent.text, file: sent.file, line: sent.line, endLine: sent.endLine });
    expect((await threadsOf("ana")).length).toBe(before);
  });

  test("on several lines keeps its first and last line, with a suggestion for them", async () => {
    const text = "So:\n```suggestion\nconst day = 1;\n```\nNo?";
    expect((await send("lee", graded, note({ text, line: "4", endLine: "3" }))).status).toBe(200);
    const thread = (await threadsOf("ana")).find(({ endLine }) => endLine !== null)!;
    expect(thread).toMatchObject({ file: noteFile, line: 3, endLine: 4 });
    const { open, work } = (await read("ana", graded)).graded! as {
      open: { files: { path: string; text: string }[] };
      work: { files: Record<string, string> };
    };
    const now = work.files[noteFile] ?? open.files.find(({ path }) => path === noteFile)!.text;
    expect(thread.comments[0]!.parts).toEqual([
      { type: "text", html: "<p>So:</p>" },
      { type: "suggestion", before: now.split("\n").slice(2, 4).join("\n"), after: "const day = 1;" },
      { type: "text", html: "<p>No?</p>" },
    ]);
    await send("lee", graded, note({ text: "One line", line: "5", endLine: "5" }));
    expect((await threadsOf("ana")).find(({ line }) => line === 5)).toMatchObject({ endLine: null });
  });

  test("returns to the thread without JavaScript", async () => {
    const { status, to } = await send("ana", graded, note({ whole: "1", form: "by-line" }));
    expect(status).toBe(303);
    expect(to).toMatch(new RegExp(`^/submissions/${graded}#t-.+`));
  });

  test("is not for admins, who only read", async () => {
    const before = await threadsOf("root");
    expect((await send("root", graded, note())).status).toBe(404);
    expect((await send("root", graded, { intent: "resolve", form: before[0]!.id })).status).toBe(404);
    expect(await threadsOf("root")).toEqual(before);
  });

  test("can't go to a thread of another submission through the learner's own", async () => {
    const own = await submit("bo");
    const [thread] = await threadsOf("ana");
    expect((await send("bo", own, { intent: "reply", form: thread!.id, text: "Hello" })).status).toBe(404);
    expect((await send("bo", own, { intent: "resolve", form: thread!.id })).status).toBe(404);
  });

  test("needs a result first, because there is no line to comment on before", async () => {
    const { status, says } = await send("ana", waiting, note());
    expect([status, Object.keys(says.errors)]).toEqual([400, ["file"]]);
  });
});

describe("the question after a pass", () => {
  const answer = () => (findExercise(SLUG)!.content as FixContent).question!.model;

  test("says that the skill depends on it, and is the next step, only if the attempt counts", async () => {
    who.cy = await signUp("cy");
    const [scored, practice] = [await submit("cy"), await submit("cy")];
    await db.submission.update({ where: { id: practice }, data: { hintsUsed: 1 } });
    for (const id of [scored, practice]) {
      await gradeSubmission(id, sandbox);
      const page = await fetch(`${door.origin}/submissions/${id}`, { headers: { cookie: who.cy!.cookie } });
      const text = await page.text();
      const counts = id === scored;
      expect(text).toContain("Explaining your fix helps you remember it.");
      expect(text.includes("this fix doesn’t count toward demonstrating the skill")).toBe(counts);
      expect(text.includes("Answer one question")).toBe(counts);
    }
  });

  test("can be answered only by the learner", async () => {
    expect((await send("lee", graded, { intent: "explain", answer: answer() })).status).toBe(404);
  });

  test("refuses an empty answer with an error at the field", async () => {
    const { status, says } = await send("ana", graded, { intent: "explain", answer: " " });
    expect([status, says]).toEqual([400, { explain: "Write an example first.", answer: " " }]);
  });

  test("starts with what the exercise provides", async () => {
    const { question } = (await read("ana", graded)).graded!;
    expect(question).toMatchObject({
      start: (findExercise(SLUG)!.content as FixContent).question!.start,
      answer: null,
    });
  });

  test("is kept in the form if it is too long to store", async () => {
    const long = `// ${"why ".repeat(6_000)}`;
    const { status, says } = await send("ana", graded, { intent: "explain", answer: long });
    expect([status, says.answer]).toEqual([400, long]);
    expect(says.explain).toContain("20,000");
    expect((await read("ana", graded)).graded!.question?.answer).toBeNull();
  });

  test("runs one answer of a learner at a time, and only so many within an hour", async () => {
    let [running, most] = [0, 0];
    const run: Sandbox["run"] = async (request) => {
      most = Math.max(most, ++running);
      return sandbox.run(request).finally(() => running--);
    };
    const ask = (text: string) =>
      send("ana", graded, { intent: "explain", answer: text }, { ...sandbox, run } as Sandbox);
    const statuses = await Promise.all(["// a", "// b", "// c"].map(async (text) => (await ask(text)).status));
    // Each answer runs on two versions at once.
    expect([statuses, most]).toEqual([[400, 400, 400], 2]);
    for (let i = 0; i < LIMITS.explain.points; i++) await limiters.explain.take(who.ana!.id);
    const { status, says } = await ask("// d");
    expect([status, says.answer]).toEqual([429, "// d"]);
    expect(says.explain).toMatch(
      /^You have run too many examples in the last hour\. Try this one again in \d+ minutes\.$/,
    );
    await limiters.explain.forget(who.ana!.id);
  });

  test("runs, stores and reports each answer: a wrong one, then a correct one", async () => {
    const hollow = `import { expect, it } from "vitest";\nit("adds", () => expect(1 + 1).toBe(2));\n`;
    const { status, says } = await send("ana", graded, { intent: "explain", answer: hollow });
    expect([status, says.answer]).toEqual([400, hollow]);
    expect(says.explain).toContain("also passes on the AI’s code");
    expect((await read("ana", graded)).graded!.question?.answer).toMatchObject({ source: hollow, holds: false });
    expect(await send("ana", graded, { intent: "explain", answer: answer() })).toMatchObject({
      status: 303,
      to: `/submissions/${graded}#question`,
    });
    expect((await read("lee", graded)).graded!.question?.answer).toMatchObject({ source: answer(), holds: true });
  });

  test("is missing for a submission that has not passed", async () => {
    expect((await send("ana", waiting, { intent: "explain", answer: answer() })).status).toBe(404);
  });
});

test("a form that this page doesn't have is refused", async () => {
  expect((await send("ana", graded, { intent: "delete" })).status).toBe(400);
});
