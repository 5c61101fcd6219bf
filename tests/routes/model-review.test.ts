import { unzipSync } from "fflate";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { skipComments } from "~/grading/ai-review.server";
import { DAY_MS } from "~/operations/time";
import { setOwnSwitch } from "~/tutor/talk/choice.server";
import { forgetOldTalks } from "~/tutor/talk/retention.server";
import { type Door, openDoor } from "../access/door";
import { signUp } from "../setup/people";
import { sample } from "../setup/runs";
import { submitGraded } from "../setup/submissions";

/**
 * A review of a change by the installation's model, over HTTP, on the report of a review. Long: tests each failure of
 * the call, and each promise about it.
 */

const model = await vi.hoisted(async () => {
  const { openModelServer } = await import("../setup/model-server");
  const server = await openModelServer();
  Object.assign(process.env, server.env, { TUTOR_TOKENS_A_DAY: "30000" });
  return server;
});

/** Two reviews, the first with a stored AI review, the second without one, and a test exercise. */
const [STORED, WITHOUT, TEST] = ["dataset-attachments", "partial-refunds", "test-vat-rounding"];
let door: Door;
let ana: Awaited<ReturnType<typeof signUp>>;
let people = 0;
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
  ana = await signUp(`model-review-${people++}`);
});

const submit = (slug: string) => submitGraded(ana, slug);
const at = async (address: string, body?: Record<string, string>, who = ana) => {
  const reply = await fetch(door.origin + address, {
    redirect: "manual",
    headers: { cookie: who.cookie, origin: door.origin },
    ...(body && { method: "POST", body: new URLSearchParams(body) }),
  });
  return { status: reply.status, to: reply.headers.get("location"), page: unescaped(await reply.text()) };
};
const unescaped = (html: string) =>
  html
    .replaceAll("<!-- -->", "")
    .replaceAll("&#x27;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&gt;", ">")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&");
const TERMS = { host: "the test server", retention: "nothing is kept" };
const pageOf = (id: string) => `/submissions/${id}/model-review`;
const ask = (id: string, terms = TERMS) => at(pageOf(id), { intent: "ask", ...terms });
/** Expects a page to contain `text`. The failure message doesn't contain the whole page. */
const has = (page: string, text: string) =>
  expect(page.includes(text) ? text : page.split("</header>").at(-1)!.slice(0, 1_500)).toBe(text);
const stored = () => db.modelReview.findMany({ where: { userId: ana.id } });

const comment = (line: number, body: string, file = "src/attachments.ts") => ({ file, line, endLine: null, body });
const reply = (...comments: object[]) => ({ text: JSON.stringify({ comments }) });
const CALM = "A heron would name this differently.";

/** Returns the first line for each thing that the key can say about a line. */
function linesOf(slug: string) {
  const { kind, content } = findExercise(slug)!;
  const found = new Map<string, { file: string; line: number }>();
  for (const { path: file, new: text } of kind.can.change!.files(content))
    for (let line = 1; line <= (text ?? "").split("\n").length - 1; line++) {
      const says = kind.can.aiReview!.fresh.keyAt(content, { file, side: "new", from: line, to: line });
      if (says && !found.has(says.at)) found.set(says.at, { file, line });
    }
  return found;
}

describe("a model's review of a change", () => {
  it("waits for the report, and exists only for kinds with a change", async () => {
    const closed = await submit(STORED);
    for (const answer of [await at(pageOf(closed)), await ask(closed)])
      expect(answer.status === 303 ? answer.to : answer.page).toMatch(/\/submissions\/|can’t review this now/);
    expect(model.asked).toHaveLength(0);
    await skipComments(ana, closed);
    expect((await at(pageOf(closed))).status).toBe(200);
    expect((await at(pageOf(await submit(TEST)))).status).toBe(404);
    const bo = await signUp(`model-review-${people++}`);
    expect([(await at(pageOf(closed), undefined, bo)).status, (await at(pageOf(closed), TERMS, bo)).status]).toEqual([
      404, 404,
    ]);
  });

  it("shows what is sent and who gets it, sends just that, and shows each comment with what the key says", async () => {
    const id = await submit(WITHOUT);
    has((await at(`/submissions/${id}`)).page, "Ask the model for a review of this change");
    const before = await at(pageOf(id));
    for (const said of ["Send this to the test server", "nothing is kept"]) has(before.page, said);
    expect(model.received()).toBe("");
    const sorts = linesOf(WITHOUT);
    expect([...sorts.keys()].sort()).toEqual(["decoy", "issue", "neutral", "silent"]);
    const on = (sort: string, body: string) => ({ ...sorts.get(sort)!, body });
    const said = reply(
      on("issue", "This **breaks**. See [the docs](https://evil.example/x) ![a](https://evil.example/y)<img src=x>"),
      on("decoy", "This is wrong."),
      on("neutral", "This could be shorter."),
      on("silent", CALM),
      comment(9_999, "No such line."),
      comment(1, "No such file.", "src/elsewhere.ts"),
    );
    model.script(said);
    expect(await ask(id)).toMatchObject({ status: 303, to: pageOf(id) });
    const [sent] = model.asked[0]!.body.messages;
    const shown = before.page.split('aria-label="The text that is sent">')[1]!;
    expect(shown.slice(0, sent!.content.length)).toBe(sent!.content);
    expect(shown.slice(sent!.content.length)).toMatch(/^<\/section>/);
    expect(model.asked[0]!.body.response_format).toEqual({ type: "json_object" });
    const { page } = await at(pageOf(id));
    for (const text of [
      "This breaks. See the docs",
      "Same lines as an issue in the key",
      "On a decoy",
      "nothing on these lines needs to change",
      CALM,
      "Not judged by a person",
      "2 more comments aren’t shown",
      "4 comments: 1 on the lines of an issue, 1 on a decoy, 1 not judged by a person.",
    ])
      has(page, text);
    expect(page).not.toContain("evil.example");
    has((await at(`/submissions/${id}`)).page, "Open the model’s review (4 comments)");
    for (const secret of [ana.id, `model-review-${people - 1}`, "@example.org", id])
      expect(model.received()).not.toContain(secret);
  });

  it("touches no score, no judgement of AI comments and no hint, and is counted by its purpose", async () => {
    const id = await submit(WITHOUT);
    const facts = async () => ({
      results: await db.result.findMany({ where: { submissionId: id } }),
      judged: await db.aiJudgement.count({ where: { userId: ana.id } }),
      hints: await db.hintUse.count({ where: { userId: ana.id } }),
      facts: await db.tryFact.findMany({ where: { userId: ana.id } }),
    });
    const before = await facts();
    model.script(reply(comment(1, CALM, linesOf(WITHOUT).get("silent")!.file)));
    await ask(id);
    expect(await facts()).toEqual(before);
    const used = { purpose: "ai-review", calls: 1, promptTokens: 11, replyTokens: 5 };
    expect(await db.modelUse.findMany({ where: { userId: ana.id } })).toMatchObject([used]);
  });

  it("is limited in number and length", async () => {
    const id = await submit(WITHOUT);
    const { file, line } = linesOf(WITHOUT).get("silent")!;
    model.script(reply(...Array.from({ length: 25 }, (_, i) => comment(line, `${i} `.padEnd(1_600, "x"), file))));
    await ask(id);
    const [row] = await stored();
    const { comments } = JSON.parse(row!.comments) as { comments: { text: string }[] };
    expect([comments.length, row!.leftOut, comments[0]!.text.length]).toEqual([20, 5, 1_501]);
    model.forget();
    await at(pageOf(id), { intent: "delete" });
    // If a reply has more or longer comments than anyone would write, Onramp asks the model once more. Here it doesn't
    // accept the second reply either.
    const tooMuch = reply(...Array.from({ length: 61 }, () => comment(line, CALM, file)));
    model.script(tooMuch, reply(comment(line, "y".repeat(4_001), file)));
    has((await ask(id)).page, "a reply that Onramp couldn’t read");
    expect([model.asked.length, await stored()]).toEqual([2, []]);
  });

  it("is asked for once: a second press finds the first review, and costs nothing", async () => {
    const id = await submit(WITHOUT);
    const { file, line } = linesOf(WITHOUT).get("silent")!;
    let answer = () => {};
    const waitsFor = new Promise<void>((resolve) => {
      answer = resolve;
    });
    model.replyWith({ ...reply(comment(line, CALM, file)), waitsFor });
    const first = ask(id);
    await vi.waitFor(() => expect(model.asked).toHaveLength(1));
    has((await ask(id)).page, "The model is already reviewing this change.");
    answer();
    expect((await first).status).toBe(303);
    expect(await ask(id)).toMatchObject({ status: 303, to: pageOf(id) });
    expect([model.asked.length, (await stored()).length]).toEqual([1, 1]);
  });

  it("reads a reply of the wrong form after one repair", async () => {
    const id = await submit(WITHOUT);
    const { file, line } = linesOf(WITHOUT).get("silent")!;
    model.script({ text: "Looks good to me!" }, reply(comment(line, CALM, file)));
    expect((await ask(id)).status).toBe(303);
    expect(model.asked[1]!.body.messages.map(({ role }) => role)).toEqual(["user", "assistant", "user"]);
    expect(await stored()).toHaveLength(1);
  });

  it.each(
    sample(
      [
        ["is down", { breaks: "refuse" }, "isn’t working right now", 3],
        ["has too many requests", { status: 429, headers: { "retry-after": "60" } }, "too many requests", 1],
        ["cuts the reply", { text: CALM.repeat(30), breaks: "cut" }, "ended too early", 1],
        ["sends rubbish", { raw: "data: rubbish\n\n" }, "couldn’t read", 1],
        ["refuses the key", { status: 401 }, "rejected Onramp’s API key", 1],
        ["has lost the model", { status: 404 }, "doesn’t know the model", 1],
        ["finds the text too long", { status: 413 }, "This model can’t review this change.", 1],
      ] as const,
      1,
      ([name]) => name,
    ),
  )("says in a sentence that the server %s, and offers a retry", async (_name, script, says, calls) => {
    const id = await submit(WITHOUT);
    model.script(...Array(calls).fill(script));
    const failed = await ask(id);
    expect(failed.status).toBe(400);
    for (const text of [says, "Send this to the test server"]) has(failed.page, text);
    expect([model.asked.length, await stored()]).toEqual([calls, []]);
    model.script(reply());
    expect((await ask(id)).status).toBe(303);
    has((await at(pageOf(id))).page, "The model made no comments on this change.");
  });

  it("sends nothing over the budget, on other terms, or while the tutor is off", async () => {
    const id = await submit(WITHOUT);
    const { page } = await ask(id, { ...TERMS, retention: "for ever" });
    has(page, "has changed. Check the new details");
    await setOwnSwitch(ana as never, true);
    has((await ask(id)).page, "You turned the tutor off.");
    expect((await at(`/submissions/${id}`)).page).not.toContain("Review by a language model");
    await setOwnSwitch(ana as never, false);
    const day = new Date(Math.floor(Date.now() / DAY_MS) * DAY_MS);
    const use = { calls: 1, promptTokens: 30_000, replyTokens: 0 };
    await db.modelUse.create({ data: { day, purpose: "tutor", userId: ana.id, ...use } });
    for (const { page } of [await at(pageOf(id)), await ask(id)]) has(page, "used all your tokens");
    // If the cohort has fewer tokens left this month than the learner has today, the page states the cohort's number.
    await db.modelUse.deleteMany({ where: { userId: ana.id } });
    const { id: cohortId } = await db.cohort.create({ data: { name: "Heron's month" } });
    await db.membership.create({ data: { cohortId, userId: ana.id, role: "learner" } });
    await db.modelUse.create({ data: { day, purpose: "tutor", cohortId, ...use, promptTokens: 9_995_000 } });
    has((await at(pageOf(id))).page, "of the 5,000 tokens that your cohort has left this month");
    expect(model.received()).toBe("");
  });

  it("stays readable after that, is in the download, and is deleted after its retention or with the account", async () => {
    const id = await submit(WITHOUT);
    const { file, line } = linesOf(WITHOUT).get("silent")!;
    model.replyWith(reply(comment(line, CALM, file)));
    await ask(id);
    await setOwnSwitch(ana as never, true);
    has((await at(pageOf(id))).page, CALM);
    const zip = await fetch(`${door.origin}/me/data/export`, {
      method: "POST",
      headers: { cookie: ana.cookie, origin: door.origin },
    });
    const files = unzipSync(new Uint8Array(await zip.arrayBuffer()));
    const { rows } = JSON.parse(new TextDecoder().decode(files["data/model-reviews.json"]));
    const from = { file, from: line, to: line, text: CALM };
    expect(rows).toEqual([
      { submissionId: id, model: "test-model", on: expect.any(String), comments: [from], leftOut: 0 },
    ]);
    await forgetOldTalks(new Date(Date.now() + 29 * DAY_MS));
    expect(await stored()).toHaveLength(1);
    await forgetOldTalks(new Date(Date.now() + 31 * DAY_MS));
    expect(await stored()).toEqual([]);
    await setOwnSwitch(ana as never, false);
    await ask(id);
    expect(await stored()).toHaveLength(1);
    await db.user.delete({ where: { id: ana.id } });
    expect(await stored()).toEqual([]);
  });
});
