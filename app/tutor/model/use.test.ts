import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "~/database/db.server";
import { DAY_MS } from "~/operations/time";
import { makePerson } from "../../../tests/setup/people";
import { forgetOldTalks } from "../talk/retention.server";
import { getModelState, streamText } from "./model.server";
import { listMonthUse, listYesterdayUse, type Payer, tokensLeft } from "./use.server";

/** Tests counts and limits. Each scripted call uses 11 tokens for the messages and 5 for the reply. */

const server = await vi.hoisted(async () => {
  const { openModelServer } = await import("../../../tests/setup/model-server");
  const model = await openModelServer();
  Object.assign(process.env, model.env, { TUTOR_TOKENS_A_DAY: "40", TUTOR_TOKENS_A_MONTH: "60" });
  return model;
});
afterAll(() => server.close());

let ana: Payer;
let bo: Payer;
beforeAll(async () => {
  const { id: cohortId } = await db.cohort.create({ data: { name: "Autumn" } });
  ana = { userId: (await makePerson("ana")).id, cohortId };
  bo = { userId: (await makePerson("bo")).id, cohortId };
});
beforeEach(async () => {
  server.forget();
  await db.modelUse.deleteMany();
});

async function ask(payer: Payer | null, purpose: "tutor" | "check" = "tutor"): Promise<string> {
  const messages = [{ role: "user", content: "Why does it loop?" }] as const;
  try {
    for await (const _piece of streamText({ purpose, payer, messages, maxTokens: 20 }));
    return "replied";
  } catch (error) {
    return (error as { reason: string }).reason;
  }
}

describe("use", () => {
  it("is counted by day, purpose and payer: no text, nothing finer than the day", async () => {
    await ask(ana);
    await ask(ana);
    await ask(null, "check");
    const rows = await db.modelUse.findMany({ orderBy: { purpose: "desc" }, omit: { id: true } });
    const day = new Date(new Date().toISOString().slice(0, 10));
    expect(rows).toEqual([
      { day, purpose: "tutor", ...ana, calls: 2, promptTokens: 22, replyTokens: 10 },
      { day, purpose: "check", userId: null, cohortId: null, calls: 1, promptTokens: 11, replyTokens: 5 },
    ]);
    // Figures that change immediately would show when someone works.
    expect([await listMonthUse(), await listYesterdayUse()]).toEqual([[], []]);
    await db.modelUse.updateMany({ data: { day: new Date(day.getTime() - DAY_MS) } });
    const sums = [
      { purpose: "check", calls: 1 },
      { purpose: "tutor", calls: 2, promptTokens: 22, replyTokens: 10 },
    ];
    expect([await listMonthUse(), await listYesterdayUse()]).toMatchObject([sums, sums]);
  });

  it("is counted for failed calls, too", async () => {
    server.script({ status: 400 }, { text: "half a reply, then nothing", breaks: "cut" });
    expect([await ask(ana), await ask(ana)]).toEqual(["refused", "cut off"]);
    const [row] = await db.modelUse.findMany();
    expect(row).toMatchObject({ calls: 2 });
    expect(row?.promptTokens).toBeGreaterThan(0);
    expect(getModelState()).toMatchObject({ last: { failure: "cut off" }, isPaused: false });
  });

  it("is deleted with the person, and after 90 days", async () => {
    const gone: Payer = { ...ana, userId: (await makePerson("gone")).id };
    await ask(gone);
    await db.user.delete({ where: { id: gone.userId } });
    expect(await db.modelUse.count()).toBe(0);
    const row = { purpose: "tutor", calls: 1, promptTokens: 1, replyTokens: 1 };
    const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);
    await db.modelUse.createMany({ data: [92, 89, 29, 1].map((days) => ({ ...row, day: daysAgo(days) })) });
    await ask(ana);
    await forgetOldTalks();
    expect(await db.modelUse.count()).toBe(4);
    expect(await listMonthUse()).toMatchObject([{ calls: 2 }]);
    expect(await listYesterdayUse()).toMatchObject([{ calls: 1 }]);
  });
});

describe("limits", () => {
  it("show what is left, for the learner and for the cohort", async () => {
    expect(await tokensLeft(ana)).toEqual({ day: 40, month: 60 });
    await ask(ana);
    expect(await tokensLeft(ana)).toEqual({ day: 24, month: 44 });
    expect(await tokensLeft(bo)).toEqual({ day: 40, month: 44 });
    expect(await tokensLeft({ ...ana, cohortId: null })).toEqual({ day: 24, month: null });
  });

  it("give a message once they are used up, and nothing is sent", async () => {
    const all = [];
    for (const payer of [ana, ana, ana, ana, bo, bo]) all.push(await ask(payer));
    expect(all).toEqual(["replied", "replied", "replied", "day used up", "replied", "month used up"]);
    expect(server.asked).toHaveLength(4);
    expect(await tokensLeft(ana)).toEqual({ day: 0, month: 0 });
  });

  it("hold for simultaneous calls, too", async () => {
    let answerAll = () => {};
    server.replyWith({ waitsFor: new Promise<void>((resolve) => (answerAll = resolve)) });
    const refused: string[] = [];
    const all = Array.from({ length: 6 }, async () => {
      const said = await ask(ana);
      if (said !== "replied") refused.push(said);
    });
    // Tokens are left, so the message doesn't say that they are used up.
    await vi.waitFor(() => expect(refused).toEqual(Array(4).fill("busy")));
    answerAll();
    await Promise.all(all);
    expect(refused).toHaveLength(4);
    expect(await ask(ana)).toBe("replied");
  });
});
