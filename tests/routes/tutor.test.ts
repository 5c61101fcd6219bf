import path from "node:path";
import v8 from "node:v8";
import vm from "node:vm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { readFolder } from "~/catalogue/folder.server";
import { db } from "~/database/db.server";
import { openWorkspace, saveDraft } from "~/grading/workspace/workspace.server";
import { RUNG_WORDS, type Rung } from "~/tutor/ladder/rungs";
import { addQuestion } from "~/tutor/talk/turns.server";
import { type Door, openDoor } from "../access/door";
import { signUp } from "../setup/people";
import { submitWork } from "../setup/submissions";
import { captureLog } from "../your-data/search";

// Long: consent, switches, questions and ownership share one learner, one cohort and one model server.

/** The tutor over HTTP, with a model server that replies as scripted. */

const model = await vi.hoisted(async () => {
  const { openModelServer } = await import("../setup/model-server");
  const server = await openModelServer();
  Object.assign(process.env, server.env);
  return server;
});

v8.setFlagsFromString("--expose-gc");
const collectGarbage = vm.runInNewContext("gc") as () => void;

const SLUG = "test-vat-rounding";
const FIX = "fix-due-date-month-end";
const CALM = "What would you expect to see?";
const logged = captureLog();
let door: Door;
let people = 0;
let ana: { id: string; cookie: string };
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
  model.replyWith({ text: CALM });
  ana = await signUp(`tutor-${people++}`);
});

const TERMS = { host: "the test server", retention: "nothing is kept" };
const post = (body: object, { who = ana, slug = SLUG }: { who?: typeof ana; slug?: string } = {}) =>
  fetch(`${door.origin}/exercises/${slug}/tutor/talk`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: who.cookie, origin: door.origin, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
// biome-ignore lint/suspicious/noExplicitAny: each test knows the shape of what it asks for
const talk = async (who = ana, slug = SLUG) => (await (await post({ do: "open" }, { who, slug })).json()).talk as any;
/** Whether the exercise's page offers the tutor. */
const isOffered = async () => {
  const page = await fetch(`${door.origin}/exercises/${SLUG}`, { headers: { cookie: ana.cookie } });
  return (await page.text()).includes(`href="/exercises/${SLUG}/tutor"`);
};
const agree = (who = ana) => post({ do: "agree", ...TERMS }, { who });
async function ask(message: string, more: object = {}, slug = SLUG) {
  const reply = await post({ do: "ask", message, rung: "ask", ...more }, { slug });
  expect(reply.headers.get("content-type")).toMatch("application/x-ndjson");
  const lines = (await reply.text()).split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as { type: string; text?: string; message?: string; canRetry?: boolean });
}
const stored = (who = ana) => db.tutorTurn.findMany({ where: { userId: who.id }, orderBy: { id: "asc" } });

describe("consent", () => {
  it("comes first: nothing is sent before it, and the page shows the exact text", async () => {
    expect(await ask("Why?")).toMatchObject([{ type: "failed" }]);
    const before = await talk();
    expect(before).toMatchObject({ isOn: true, isAgreed: false, ...TERMS });
    expect([model.asked.length, await stored()]).toEqual([0, []]);
    await agree();
    expect(await ask("Why does it round up?")).toMatchObject([{ type: "paragraph", text: CALM }, { type: "end" }]);
    const [{ body }] = model.asked as [(typeof model.asked)[0]];
    for (const { content } of body.messages.slice(0, -1)) expect(before.sent).toContain(content);
    expect(body.messages.at(-1)?.content).toBe("Why does it round up?");
  });

  it("is for the terms that were shown", async () => {
    const reply = await post({ do: "agree", ...TERMS, retention: "for ever" });
    expect(await reply.json()).toMatchObject({ ok: false, talk: { isAgreed: false } });
    await db.user.update({ where: { id: ana.id }, data: { tutorAgreed: JSON.stringify(["someone else", "a day"]) } });
    expect(await ask("Why?")).toMatchObject([{ type: "failed" }]);
    expect(model.asked).toHaveLength(0);
  });
});

describe("a question", () => {
  beforeEach(() => agree());

  it("sends the draft of the page, the run and earlier messages, but nothing about who asks", async () => {
    await saveDraft(ana, SLUG, { from: 0, work: { suite: "// stored words", confidence: null } });
    await ask("First?");
    await ask("Second?", { work: { suite: "// typed words", confidence: null }, run: "failed: rounds up" });
    const texts = model.asked.map(({ body }) => body.messages.map(({ content }) => content).join("\n"));
    expect(texts[0]).toContain("stored words");
    expect(texts[1]).toContain("typed words");
    for (const said of ["failed: rounds up", "First?", CALM]) expect(texts[1]).toContain(said);
    for (const secret of [ana.id, `tutor-${people - 1}`, "@example.org"])
      expect(model.received()).not.toContain(secret);
  });

  it.each([SLUG, FIX, "partial-refunds"])(
    "about %s sends no line of its key, reference or hidden tests",
    async (slug) => {
      await ask("Tell me.", {}, slug);
      const folder = await readFolder(path.resolve("exercises", slug));
      const open = JSON.stringify(await openWorkspace(ana, slug));
      const sent = JSON.stringify(model.asked.map(({ body }) => body));
      const hidden = Object.values(folder)
        .flatMap((text) => text.split("\n"))
        .map((line) => JSON.stringify(line.trim()).slice(1, -1))
        .filter((line) => line.length > 25 && !open.includes(line));
      expect(hidden.length).toBeGreaterThan(10);
      expect(hidden.filter((line) => sent.includes(JSON.stringify(line).slice(1, -1)))).toEqual([]);
      for (const hint of findExercise(slug)!.kind.workspace.hints(findExercise(slug)!.content))
        expect(sent).not.toContain(hint);
    },
  );

  it("stores what was shown, never what was withheld", async () => {
    model.script({ text: `The bug is in line 12 of vat.ts.\n\nYour answer is wrong.` });
    const shown = await ask("Where is it?");
    expect(JSON.stringify([shown, await stored()])).not.toMatch(/line 12|is wrong/);
    expect((await stored()).map(({ speaker }) => speaker)).toEqual(["learner", "tutor"]);
  });

  it("climbs step by step; steps 3 and 4 count as one hint, and only once they are answered", async () => {
    expect(await ask("Now!", { rung: "concept" })).toMatchObject([{ type: "failed" }]);
    await ask("One?");
    await ask("Two?", { rung: "place" });
    model.script({ status: 401 });
    expect(await ask("Three?", { rung: "concept" })).toMatchObject([{ type: "failed", canRetry: false }]);
    expect(await db.hintUse.count({ where: { userId: ana.id } })).toBe(0);
    // The fixed question that replaces a withheld reply explains nothing, so it doesn't count as a hint.
    model.script({ text: "The bug is in line 12 of vat.ts." });
    expect(await ask("Where is it?", { rung: "concept" })).toMatchObject([{ type: "paragraph" }, { type: "end" }]);
    expect([await db.hintUse.count({ where: { userId: ana.id } }), (await talk()).hasHint]).toEqual([0, false]);
    await ask("What is rounding?", { rung: "concept" });
    await ask("Show me.", { rung: "example" });
    expect(await db.hintUse.findMany({ where: { userId: ana.id } })).toMatchObject([{ slug: SLUG, step: 0 }]);
    expect(await talk()).toMatchObject({ rung: "example", next: null, hasHint: true });
  });

  it("that is cut off keeps what was shown; one without a reply leaves nothing", async () => {
    model.script({
      text: `${CALM}\n\n${"and what else would you try then? ".repeat(30)}`,
      breaks: "cut",
      pieceBytes: 400,
    });
    const cut = await ask("Why?");
    expect(cut.map(({ type }) => type)).toEqual(["paragraph", "failed"]);
    expect(cut.at(-1)).toMatchObject({ canRetry: true });
    expect((await stored()).map(({ text }) => text)).toEqual(["Why?", CALM]);
    model.script({ status: 400 });
    expect(await ask("Again?")).toMatchObject([{ type: "failed" }]);
    expect(await stored()).toHaveLength(2);
  });

  it("is cancelled at the model when the learner leaves", async () => {
    // The reply takes 20 s, so that it doesn't end by itself on a busy machine.
    model.script({ text: `${CALM}\n\n${"more ".repeat(8_000)}`, pieceBytes: 60, betweenMs: 30 });
    const reply = await post({ do: "ask", message: "Why?", rung: "ask" });
    const reader = reply.body!.getReader();
    await reader.read();
    // What a page has shown is already stored, so that the page can load it after the learner stops the reply.
    expect((await talk()).turns).toMatchObject([{ text: "Why?" }, { text: CALM }]);
    // If the request is garbage-collected, its signal no longer reports that its reader left.
    collectGarbage();
    await reader.cancel();
    await vi.waitFor(() => expect(model.left()).toBe(1), { timeout: 3_000 });
    await vi.waitFor(async () => expect((await stored()).map(({ text }) => text)).toEqual(["Why?", CALM]));
  });

  it.each([
    [{ message: " " }, "Write a question first."],
    [{ message: "x".repeat(2_001) }, "Write at most 2000 characters."],
    [{ message: "Why?", rung: "answer" }, ""],
  ])("%j is refused", async (fields, message) => {
    const reply = await post({ do: "ask", rung: "ask", ...fields });
    expect(reply.status).toBe(400);
    expect((await reply.json()).message).toContain(message);
    expect(model.asked).toHaveLength(0);
  });

  it("leaves no line in the log that says when someone works", async () => {
    await ask("Why?");
    await talk();
    expect(logged.join("\n")).not.toContain("tutor");
  });
});

describe("over budget", () => {
  const use = (userId: string, cohortId: string | null, promptTokens: number) =>
    db.modelUse.create({
      data: {
        day: new Date(new Date().toISOString().slice(0, 10)),
        purpose: "tutor",
        calls: 1,
        replyTokens: 0,
        userId,
        cohortId,
        promptTokens,
      },
    });
  beforeEach(() => agree());

  it.each([
    ["a day's", "You have used all your tokens for today. You get new tokens at midnight UTC."],
    ["a month's", "Your cohort has used all its tokens for this month. Your cohort gets new tokens on the 1st."],
  ])("with %s tokens used up, the panel and the page say so; nothing is sent or stored", async (limit, sentence) => {
    if (limit === "a day's") await use(ana.id, null, 100_000);
    else {
      const { id } = await db.cohort.create({ data: { name: "Heron's month" } });
      await db.membership.create({ data: { cohortId: id, userId: ana.id, role: "learner" } });
      await use((await signUp(`tutor-${people++}`)).id, id, 10_000_000);
    }
    expect(await talk()).toMatchObject({ isOn: true, tokensLeft: 0, usedUp: expect.stringContaining(sentence) });
    const lines = await ask("Why?");
    expect(lines).toMatchObject([{ type: "failed", message: expect.stringContaining(sentence), canRetry: false }]);
    const page = await fetch(`${door.origin}/exercises/${SLUG}/tutor`, {
      method: "POST",
      headers: { cookie: ana.cookie, origin: door.origin },
      body: new URLSearchParams({ intent: "ask", message: "Why does it?", rung: "ask" }),
    });
    expect(page.status).toBe(400);
    const shown = await page.text();
    for (const text of [sentence, "Why does it?"]) expect(shown).toContain(text);
    expect([model.asked.length, await stored()]).toEqual([0, []]);
  });

  it("names the cohort's month, not the learner's day, where the cohort has fewer tokens left", async () => {
    const { id } = await db.cohort.create({ data: { name: "Heron's month" } });
    await db.membership.create({ data: { cohortId: id, userId: ana.id, role: "learner" } });
    const page = async () => {
      const headers = { cookie: ana.cookie };
      return (await (await fetch(`${door.origin}/exercises/${SLUG}/tutor`, { headers })).text()).replaceAll(
        "<!-- -->",
        "",
      );
    };
    expect(await page()).toMatch(/questions? (?:is|are) left for today/);
    await use((await signUp(`tutor-${people++}`)).id, id, 9_999_000);
    expect(await page()).toContain("About 1 question is left this month in your cohort.");
  });
});

it("counts toward the first of the learner's cohorts by name, in whatever order they joined", async () => {
  for (const name of ["Heron B", "Heron A", "Heron C"]) {
    const { id: cohortId } = await db.cohort.create({ data: { name } });
    const id = `${name === "Heron A" ? "9" : "0"}${crypto.randomUUID().slice(1)}`;
    await db.membership.create({ data: { id, cohortId, userId: ana.id, role: "learner" } });
  }
  await agree();
  await ask("Why?");
  const used = { where: { userId: ana.id }, select: { cohort: { select: { name: true } } } };
  expect(await db.modelUse.findMany(used)).toEqual([{ cohort: { name: "Heron A" } }]);
});

it("a reply that reaches its maximum length is not passed off as whole", async () => {
  await agree();
  model.script({ text: CALM, finish: "length" });
  const reply = [{ text: CALM }, { type: "failed", message: expect.stringContaining("its end is missing") }];
  expect(await ask("Why?")).toMatchObject(reply);
});

describe("a conversation", () => {
  it("belongs to its learner: no one else can see, clear or send it", async () => {
    await agree();
    await ask("A heron's secret?");
    const bo = await signUp(`tutor-${people++}`);
    await agree(bo);
    expect(JSON.stringify(await talk(bo))).not.toContain("heron");
    await post({ do: "clear" }, { who: bo });
    expect(await stored()).toHaveLength(2);
    await post({ do: "clear" });
    expect(await stored()).toEqual([]);
  });

  it("is beside the report after the hand-in, for the learner only, and can be deleted there", async () => {
    await agree();
    await ask("A heron's secret?", {}, FIX);
    const submissionId = await submitWork(ana, FIX);
    expect((await talk(ana, FIX)).turns).toEqual([]);
    const clear = new URLSearchParams({ intent: "clear", from: "report" });
    const send = (who: typeof ana) =>
      fetch(`${door.origin}/submissions/${submissionId}/tutor`, {
        method: "POST",
        redirect: "manual",
        headers: { cookie: who.cookie, origin: door.origin },
        body: clear,
      });
    const bo = await signUp(`tutor-${people++}`);
    await send(bo);
    expect(await stored()).toHaveLength(2);
    expect((await send(ana)).headers.get("location")).toBe(`/submissions/${submissionId}`);
    expect(await stored()).toEqual([]);
  });
});

describe("the switches", () => {
  it("turn the tutor off: a lead's for the cohort's learners, a learner's only for themselves", async () => {
    const cohort = await db.cohort.create({ data: { name: "Heron", hasTutor: false } });
    const membership = await db.membership.create({ data: { cohortId: cohort.id, userId: ana.id, role: "learner" } });
    await agree();
    const off = { isOn: false, says: "The tutor is off in your cohort. A lead turned it off.", turns: [] };
    expect(await talk()).toEqual(off);
    // The button stays, because its panel says who turned the tutor off.
    expect(await isOffered()).toBe(true);
    expect(await ask("Why?")).toMatchObject([{ type: "failed" }]);
    await db.membership.update({ where: { id: membership.id }, data: { role: "mentor" } });
    expect(await talk()).toMatchObject({ isOn: true, isAgreed: true });
    expect(await isOffered()).toBe(true);
    const account = (intent: string) =>
      fetch(`${door.origin}/account`, {
        method: "POST",
        redirect: "manual",
        headers: { cookie: ana.cookie, origin: door.origin },
        body: new URLSearchParams({ intent }),
      });
    await account("tutor-withdraw");
    expect(await talk()).toMatchObject({ isOn: true, isAgreed: false });
    await agree();
    await account("tutor-off");
    expect(await talk()).toEqual({
      isOn: false,
      says: "You turned the tutor off. You can turn it on in your account.",
      turns: [],
    });
    expect(await isOffered()).toBe(true);
    expect(await ask("Why?")).toMatchObject([{ type: "failed" }]);
    // A tab that was opened before still shows the terms.
    await agree();
    await account("tutor-on");
    expect(await talk()).toMatchObject({ isOn: true, isAgreed: false });
    expect(model.asked).toHaveLength(0);
  });
});

describe("without JavaScript", () => {
  const form = (fields: Record<string, string>, slug = SLUG) =>
    fetch(`${door.origin}/exercises/${slug}/tutor`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: ana.cookie, origin: door.origin },
      body: new URLSearchParams(fields),
    });
  const page = async (search = "") =>
    (await fetch(`${door.origin}/exercises/${SLUG}/tutor${search}`, { headers: { cookie: ana.cookie } })).text();

  it("the page shows the text, sends it by one button, and shows the reply", async () => {
    expect(await page()).toContain("Send this to the test server");
    const { status } = await form({ intent: "agree", message: "Why?", rung: "ask", ...TERMS });
    expect(status).toBe(303);
    expect(await page()).toContain(CALM);
    model.script({ status: 404 });
    const refused = await form({ intent: "ask", message: "And now?", rung: "ask" });
    expect(refused.status).toBe(400);
    const shown = await refused.text();
    for (const said of [">And now?", "You:\nAnd now?"]) expect(shown).toContain(said);
  });

  it("the conversation can be read and deleted while the tutor is off, and after the exercise is gone", async () => {
    await agree();
    await ask("Why?");
    const cohort = await db.cohort.create({ data: { name: "Heron", hasTutor: false } });
    await db.membership.create({ data: { cohortId: cohort.id, userId: ana.id, role: "learner" } });
    expect(await talk()).toMatchObject({ isOn: false, turns: [{ text: "Why?" }, { text: CALM }] });
    expect(await page()).toContain(CALM);
    await form({ intent: "clear" });
    expect(await stored()).toEqual([]);
    const old = "no-longer-on-offer";
    const gone = () => fetch(`${door.origin}/exercises/${old}/tutor`, { headers: { cookie: ana.cookie } });
    expect((await gone()).status).toBe(404);
    await db.exercise.create({ data: { slug: old, kind: "test", isOffered: false } });
    await addQuestion(ana, { slug: old, submissionId: null }, { rung: "ask", text: "A heron's question?" });
    expect(await (await gone()).text()).toContain("A heron&#x27;s question?");
    expect((await form({ intent: "ask", message: "Why?", rung: "ask" }, old)).status).toBe(404);
    expect((await form({ intent: "clear" }, old)).headers.get("location")).toBe("/exercises");
    expect(await stored()).toEqual([]);
  });

  it("the page shows the text of the only step on which it sends", async () => {
    const stepsOf = (html: string) => [...html.matchAll(/name="rung" value="(\w+)"/g)].map(([, rung]) => rung);
    const instructions = ({ asks }: (typeof RUNG_WORDS)[Rung]) => asks.slice(0, 60);
    await form({ intent: "agree", message: "Why?", rung: "ask", ...TERMS });
    for (const [search, step, other] of [
      ["", "ask", "place"],
      ["?rung=place", "place", "ask"],
      ["?rung=example", "ask", "place"],
      ["?rung=answer", "ask", "place"],
    ] as const) {
      const html = await page(search);
      expect(stepsOf(html)).toEqual([step]);
      expect(html).toContain(instructions(RUNG_WORDS[step]));
      expect(html).not.toContain(instructions(RUNG_WORDS[other]));
      expect(html).toContain(`href="/exercises/${SLUG}/tutor?rung=${other}"`);
    }
    await form({ intent: "ask", message: "And?", rung: "place" });
    expect(stepsOf(await page())).toEqual(["place"]);
  });
});
