import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { skipComments } from "~/grading/ai-review.server";
import { gradeSubmission } from "~/grading/grade.server";
import { findOpenReport } from "~/grading/open-submission.server";
import { saveDraft } from "~/grading/workspace/workspace.server";
import type { Sandbox } from "~/sandbox/contract";
import { LEFT_OUT } from "~/tutor/guard/about-report";
import { type Door, openDoor } from "../access/door";
import { signUp } from "../setup/people";
import { testSandbox } from "../setup/sandbox";
import { sampleOf, submitWork } from "../setup/submissions";

/**
 * The tutor after submission, over HTTP: the tutor may discuss the learner's report once the report is open. Long:
 * tests what each question sends, shows and stores.
 */

const model = await vi.hoisted(async () => {
  const { openModelServer } = await import("../setup/model-server");
  const server = await openModelServer();
  Object.assign(process.env, server.env);
  return server;
});

const [REVIEW, TEST, FIX] = ["dataset-attachments", "test-vat-rounding", "fix-due-date-month-end"];
let door: Door;
let sandbox: Sandbox;
let ana: { id: string; cookie: string };
let people = 0;
beforeAll(async () => {
  await indexExercises();
  [door, sandbox] = [await openDoor(), await testSandbox()];
});
afterAll(async () => {
  await door?.close();
  await model.close();
});
beforeEach(async () => {
  model.forget();
  ana = await signUp(`report-tutor-${people++}`);
});

async function submit(slug: string, { isGraded = true } = {}): Promise<string> {
  const submissionId = await submitWork(ana, slug, sampleOf(slug, -1));
  if (isGraded) await gradeSubmission(submissionId, sandbox);
  return submissionId;
}
const at = (id: string, who = ana, body?: Record<string, string>) =>
  fetch(`${door.origin}/submissions/${id}/tutor`, {
    redirect: "manual",
    headers: { cookie: who.cookie, origin: door.origin },
    ...(body && { method: "POST", body: new URLSearchParams(body) }),
  });
const AGREE = { intent: "agree", host: "the test server", retention: "nothing is kept" };
const ask = (id: string, message: string) => at(id, ana, { ...AGREE, message });
const turns = () => db.tutorTurn.findMany({ where: { userId: ana.id }, orderBy: { id: "asc" } });

describe("the tutor on a report", () => {
  it("waits until the report is open: graded, and the AI reviewer's comments judged or skipped", async () => {
    const waiting = await submit(TEST, { isGraded: false });
    const closed = await submit(REVIEW);
    const second = await submit(REVIEW);
    for (const id of [waiting, closed, second]) {
      for (const reply of [await at(id), await ask(id, "Why?")]) {
        expect(reply.headers.get("location")).toBe(`/submissions/${id}`);
      }
    }
    expect([model.asked.length, await turns()]).toEqual([0, []]);
    await skipComments(ana, closed);
    for (const id of [closed, second]) expect((await at(id)).status).toBe(200);
  });

  it("sends the report as its page first shows it, after consent, and nothing that it withholds", async () => {
    const id = await submit(TEST);
    const page = await (await at(id)).text();
    expect(page).toContain("Send this to the test server");
    expect((await at(id, ana, { intent: "ask", message: "Why?" })).status).toBe(400);
    expect(model.asked).toHaveLength(0);
    model.script({ text: "It **matters**. See [this](https://evil.example/x).\n\n![a](https://evil.example/y)" });
    expect((await ask(id, "Why does it matter?")).status).toBe(303);
    const submission = (await findOpenReport(ana, id))!;
    const { kind } = findExercise(TEST)!;
    const { report, status } = submission.grading;
    const inWords = (of: unknown) =>
      kind.report
        .describe(of, submission.work)
        .flatMap(({ lines }) => lines.flatMap(({ text, below = [] }) => [text, ...below]));
    const shown = inWords(kind.can.withheld!.without(report, status === "passed"));
    const withheld = inWords(report).filter((line) => line.length > 25 && !shown.some((one) => one.includes(line)));
    expect(withheld.length).toBeGreaterThan(0);
    const sent = model.asked[0]!.body.messages.map(({ content }) => content).join("\n");
    expect(withheld.filter((line) => sent.includes(line))).toEqual([]);
    for (const line of shown) expect(sent).toContain(line.split("\n")[0]);
    for (const secret of [ana.id, `report-tutor-${people - 1}`, "@example.org"])
      expect(model.received()).not.toContain(secret);
    expect((await turns()).map(({ speaker, text, submissionId }) => [speaker, text, submissionId])).toEqual([
      ["learner", "Why does it matter?", id],
      ["tutor", "It matters. See this.", id],
    ]);
    expect(await db.hintUse.findMany({ where: { userId: ana.id } })).toMatchObject([{ slug: TEST, step: 0 }]);
  });

  it("answers paragraph by paragraph to a script, without links and invisible signs, up to a length", async () => {
    const id = await submit(TEST);
    const talk = (body: object, who = ana) =>
      fetch(`${door.origin}/submissions/${id}/tutor/talk`, {
        method: "POST",
        headers: { cookie: who.cookie, origin: door.origin, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const { intent: _, ...agrees } = AGREE;
    expect((await talk({ message: "Why?", agrees: { ...agrees, retention: "for ever" } })).status).toBe(400);
    expect([(await talk({ message: " " })).status, model.asked.length]).toEqual([400, 0]);
    let goOn = () => {};
    const waitsFor = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const [first, last] = ["It \u202ematters. See [this](https://evil.example/x).", "It would cost money."];
    model.script({ text: `${first}\n\n${"long ".repeat(900)}\n\n${last}`, pauses: { after: 3_000, until: waitsFor } });
    const reply = (await talk({ message: "Why?", agrees })).body!.pipeThrough(new TextDecoderStream()).getReader();
    const paragraph = (text: string) => `${JSON.stringify({ type: "paragraph", text })}\n`;
    expect((await reply.read()).value).toBe(paragraph("It matters. See this."));
    goOn();
    let rest = "";
    for (let read = await reply.read(); !read.done; read = await reply.read()) rest += read.value;
    const [cut, end] = rest.trim().split("\n");
    expect([JSON.parse(cut!).text.slice(0, 9), cut!.length < 4_050, end]).toEqual([
      "long long",
      true,
      '{"type":"end"}',
    ]);
    expect((await turns()).map(({ text }) => text.slice(0, 9))).toEqual(["Why?", "It matter"]);
    expect((await talk({ message: "Why?" }, await signUp(`report-tutor-${people++}`))).status).toBe(404);
  });

  it("shows code as the model wrote it, and removes only what is certainly markup around it", async () => {
    const id = await submit(TEST);
    const code = [
      "```ts",
      "const a = vatOf(2 ** 3); // price * qty * 2",
      "  handlers[name](event);",
      "",
      "const all: Promise<void> = vatOf({ data:string }, __proto__);",
      "```",
    ].join("\n");
    const words = "**Use** `2 ** 3`, `Promise<void>` and `__proto__`, where price * qty is a Map<string, object>.";
    const link =
      "*See* <b>this</b> `https://evil.example/x` <img src=https://evil.example/y>[page](https://evil.example/z)";
    model.script({ text: `${code}\n\n${words}\n\n${link}` });
    await ask(id, "Show me vatOf.");
    const { text } = (await turns()).at(-1)!;
    expect(text).toContain(code.slice(0, code.indexOf("\n\n")));
    for (const line of [...code.split("\n"), words.replaceAll("**Use**", "Use")]) expect(text).toContain(line);
    expect(text).toContain("See this `` page");
    expect(text).not.toContain("evil.example");
  });

  it("says so if an answer is cut off: at most 4,000 characters, or at the model's maximum length", async () => {
    const id = await submit(TEST);
    model.script({ text: `${"long ".repeat(1_200)}` }, { text: "It would cost mon", finish: "length" });
    await ask(id, "Why?");
    const { text } = (await turns()).at(-1)!;
    expect([text.length <= 4_000, text.at(-1)]).toEqual([true, "…"]);
    const cut = await ask(id, "Why?");
    expect([cut.status, (await turns()).at(-1)!.text]).toEqual([400, "It would cost mon"]);
    const page = await cut.text();
    expect(page).toContain("its end is missing");
    // The question is stored, and asking it again doesn't help.
    expect(/<textarea[^>]*>([^<]*)</.exec(page)![1]).toBe("");
  });

  it("leaves out what belongs to an exercise that the learner still works on, which alone is no hint", async () => {
    const id = await submit(TEST);
    const { kind, content } = findExercise(FIX)!;
    const work = kind.workspace.emptyDraft(await kind.open(content, "x"));
    const help = "In addMonths, go back to the end of the month.\n\n```ts\nconst end = endOf(month);\n```";
    await saveDraft(ana, FIX, { from: 0, work });
    model.script({ text: help }, { text: `Half a cent matters to customers.\n\n${help}\n\nCompare vatOf with it.` });
    await ask(id, "How do I repair addMonths?");
    expect((await turns()).map(({ text }) => text)).toEqual(["How do I repair addMonths?", LEFT_OUT]);
    expect(await db.hintUse.count({ where: { userId: ana.id } })).toBe(0);
    await ask(id, "Why?");
    const shown = ["Half a cent matters to customers.", LEFT_OUT, "Compare vatOf with it."];
    expect((await turns()).at(-1)!.text).toBe(shown.join("\n\n"));
    expect(await db.hintUse.findMany({ where: { userId: ana.id } })).toMatchObject([{ slug: TEST, step: 0 }]);
  });

  it("stores what it shows before it shows it, so that a reply that is stopped stays", async () => {
    const id = await submit(TEST);
    let goOn = () => {};
    const until = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    model.script({ text: `It matters.\n\n${"more ".repeat(900)}`, pauses: { after: 3_000, until } });
    const { intent: _, ...agrees } = AGREE;
    const reply = await fetch(`${door.origin}/submissions/${id}/tutor/talk`, {
      method: "POST",
      headers: { cookie: ana.cookie, origin: door.origin, "content-type": "application/json" },
      body: JSON.stringify({ message: "Why?", agrees }),
    });
    const reader = reply.body!.getReader();
    await reader.read();
    expect((await turns()).map(({ text }) => text)).toEqual(["Why?", "It matters."]);
    await reader.cancel();
    goOn();
  });

  it("is open to its learner only, reports failures in a sentence, and can be deleted", async () => {
    const id = await submit(TEST);
    const bo = await signUp(`report-tutor-${people++}`);
    for (const reply of [await at(id, bo), await at(id, bo, { ...AGREE, message: "Why?" })])
      expect(reply.status).toBe(404);
    expect(await findOpenReport(bo, id)).toBeNull();
    model.script({ status: 401 });
    const failed = await ask(id, "A heron's question?");
    expect([failed.status, await turns()]).toEqual([400, []]);
    // The question appears in the box, and in the text that is sent.
    const said = await failed.text();
    for (const shown of [">A heron&#x27;s question?", "You:\nA heron&#x27;s question?"]) expect(said).toContain(shown);
    await ask(id, "And now?");
    expect(await turns()).toHaveLength(2);
    await at(id, ana, { intent: "clear" });
    expect(await turns()).toEqual([]);
  });
});
