import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { MODEL_FAILURES } from "./failure";
import { askJson, modelInfo, streamText } from "./model.server";

/** Tests the functions that other rooms call, with an installation's settings. */

const server = await vi.hoisted(async () => {
  const { openModelServer } = await import("../../../tests/setup/model-server");
  const model = await openModelServer();
  Object.assign(process.env, model.env, { OPENAI_API_KEY: "hunter2-hunter2" });
  return model;
});
afterAll(() => server.close());
beforeEach(() => server.forget());

const CALL = {
  purpose: "check",
  payer: null,
  messages: [{ role: "user", content: "Say it." }],
  maxTokens: 50,
} as const;

it("names the model, who runs it and how long they keep what is sent, but not the key", () => {
  expect(modelInfo()).toEqual({ model: "test-model", host: "the test server", retention: "nothing is kept" });
});

it("streams a reply once, and says at its end what it used", async () => {
  server.script({ text: "One and two." });
  const reply = streamText(CALL);
  expect([reply.end, server.asked.length]).toEqual([null, 0]);
  let text = "";
  for await (const piece of reply) text += piece;
  expect(text).toBe("One and two.");
  expect(reply.end?.usage).toEqual({ promptTokens: 11, replyTokens: 5, isEstimated: false });
  for await (const piece of reply) expect.fail(`sent again: ${piece}`);
  expect(server.asked).toHaveLength(1);
});

it("is off without settings, and says so", async () => {
  vi.resetModules();
  for (const name of ["OPENAI_API_KEY", ...Object.keys(server.env)]) vi.stubEnv(name, "");
  const off = await import("./model.server");
  vi.unstubAllEnvs();
  expect(off.modelInfo()).toBeNull();
  const read = async () => {
    for await (const piece of off.streamText(CALL)) expect.fail(piece);
  };
  await expect(read()).rejects.toMatchObject({ reason: "off", message: expect.stringContaining("No language model") });
  expect(server.received()).toBe("");
});

it("gives each failure one sentence and a next step", () => {
  for (const { says, next } of Object.values(MODEL_FAILURES)) {
    expect(says).toMatch(/^[A-Z][^.]*\.$/);
    expect(next).toMatch(/^[A-Z].*\.$/);
  }
});

describe("JSON", () => {
  const schema = z.object({ line: z.number(), why: z.string() });
  const RIGHT = '{ "line": 3, "why": "it loops {forever}" }';

  it.each([RIGHT, `Here you are:\n\`\`\`json\n${RIGHT}\n\`\`\`\nAnything else?`])("is read from %j", async (text) => {
    server.script({ text });
    const { value } = await askJson({ ...CALL, schema });
    expect(value).toEqual({ line: 3, why: "it loops {forever}" });
    expect(server.asked[0]?.body).toMatchObject({ response_format: { type: "json_object" } });
  });

  it("of another shape is repaired once, and both calls count", async () => {
    server.script({ text: '{ "line": "three" }' }, { text: RIGHT });
    const { value, usage } = await askJson({ ...CALL, schema });
    expect(value.line).toBe(3);
    expect(usage).toEqual({ promptTokens: 22, replyTokens: 10, isEstimated: false });
    const [, repair] = server.asked;
    expect(repair?.body.messages.map(({ role }) => role)).toEqual(["user", "assistant", "user"]);
    expect(repair?.body.messages[2]?.content).toContain("line");
  });

  it("that stays wrong is a failure after one repair", async () => {
    server.replyWith({ text: "I would rather not." });
    await expect(askJson({ ...CALL, schema })).rejects.toMatchObject({ reason: "unreadable" });
    expect(server.asked).toHaveLength(2);
  });

  it("that stops at the longest allowed length isn't asked for again", async () => {
    server.replyWith({ text: '{ "line": 3, "why": "it', finish: "length" });
    await expect(askJson({ ...CALL, schema })).rejects.toMatchObject({ reason: "too long" });
    expect(server.asked).toHaveLength(1);
  });

  it("is asked for without JSON mode if the server has none", async () => {
    server.script({ status: 400, message: "response_format is not supported" }, { text: RIGHT });
    expect((await askJson({ ...CALL, schema })).value.line).toBe(3);
    expect(server.asked[1]?.body).not.toHaveProperty("response_format");
  });
});
