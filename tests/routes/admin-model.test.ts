import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "~/database/db.server";
import { DAY_MS } from "~/operations/time";
import { type Door, openDoor } from "../access/door";
import { signUp } from "../setup/people";

/** The admin's page about the language model, over HTTP. */

const KEY = "sk-hunter2-hunter2";
const server = await vi.hoisted(async () => {
  const { openModelServer } = await import("../setup/model-server");
  const model = await openModelServer();
  Object.assign(process.env, model.env, { OPENAI_API_KEY: "sk-hunter2-hunter2" });
  return model;
});

let door: Door;
let root: { id: string; cookie: string };
beforeAll(async () => {
  door = await openDoor();
  root = await signUp("root");
  await db.user.update({ where: { id: root.id }, data: { isAdmin: true } });
});
afterAll(async () => {
  await door.close();
  await server.close();
});
beforeEach(() => server.forget());

async function ask(method: "GET" | "POST" = "GET", path = "/admin/model", origin = door.origin) {
  const reply = await fetch(`${origin}${path}`, {
    method,
    headers: { cookie: root.cookie },
    ...(method === "POST" && { body: new URLSearchParams() }),
  });
  const text = (await reply.text()).replaceAll("<!-- -->", "");
  return { status: reply.status, text };
}

describe("the page about the model", () => {
  it("shows which model is asked and who runs it, the settings, and never the key", async () => {
    const { text } = await ask();
    for (const words of ["test-model", "the test server", "nothing is kept", "OPENAI_API_KEY", "No calls yet"])
      expect(text).toContain(words);
    expect(text).not.toContain(KEY);
    expect(server.received()).toBe("");
  });

  it("tests the model with one fixed sentence at the press of a button, and shows how long it took", async () => {
    const { status, text } = await ask("POST");
    expect(status).toBe(200);
    expect(text).toMatch(/The model replied after \d+ ms/);
    expect(server.asked.map(({ body }) => body.messages)).toEqual([
      [{ role: "user", content: "Reply with the word: ready" }],
    ]);
    expect(await db.auditEvent.findMany()).toMatchObject([{ actorId: root.id, action: "model.tested" }]);
    expect((await ask()).text).not.toContain("Tests by admins");
    await db.modelUse.updateMany({ data: { day: new Date(Date.now() - DAY_MS) } });
    const page = (await ask()).text;
    expect(page).toContain("Replies");
    expect(page).toContain("none since this process started");
    expect(page).toMatch(/Tests by admins[\s\S]*?11[\s\S]*?5/);
  });

  it("says in a sentence what failed", async () => {
    server.replyWith({ status: 401 });
    const { status, text } = await ask("POST");
    expect(status).toBe(400);
    expect(text).toContain("The model’s server rejected Onramp’s API key.");
    expect(text).not.toContain(KEY);
    expect((await ask()).text).toContain("last call failed");
  });

  it("keeps the last error in view after a call that succeeds", async () => {
    await ask("POST");
    const { text } = await ask();
    for (const words of ["The language model is on", "Replies", "The model’s server rejected Onramp’s API key."])
      expect(text).toContain(words);
    server.replyWith({ status: 401 });
    await ask("POST");
  });

  it("the page about a person's own data says who gets the text and how long they keep it", async () => {
    const { text } = await ask("GET", "/me/data");
    expect(text).toContain("the test server");
    expect(text).toContain("nothing is kept");
    expect(text).not.toContain("or send it to a language model");
  });

  it("the last failure is also reported on the Health page", async () => {
    expect((await ask("GET", "/admin")).text).toContain("The model’s server rejected Onramp’s API key.");
  });
});

describe("without a model", () => {
  let off: Door;
  beforeAll(async () => {
    vi.resetModules();
    for (const name of ["OPENAI_API_KEY", ...Object.keys(server.env)]) vi.stubEnv(name, "");
    off = await (await import("../access/door")).openDoor();
    vi.unstubAllEnvs();
  });
  afterAll(() => off.close());

  it("the page says so, and how to turn it on; the test sends nothing", async () => {
    const { text } = await ask("GET", "/admin/model", off.origin);
    for (const words of ["The language model is off", "Everything else works without one", "OPENAI_BASE_URL"])
      expect(text).toContain(words);
    expect(text).not.toContain("Test it");
    const pressed = await ask("POST", "/admin/model", off.origin);
    expect([pressed.status, pressed.text.includes("No language model is set up")]).toEqual([400, true]);
    expect(server.received()).toBe("");
  });

  it("the page about a person's own data says that nothing is sent to a model", async () => {
    expect((await ask("GET", "/me/data", off.origin)).text).toContain("or send it to a language model");
  });
});
