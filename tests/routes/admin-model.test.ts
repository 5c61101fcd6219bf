import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "~/database/db.server";
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

async function ask(method: "GET" | "POST" = "GET") {
  const reply = await fetch(`${door.origin}/admin/model`, {
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
    for (const words of ["test-model", "the test server", "nothing is kept", "OPENAI_API_KEY", "Not called yet"])
      expect(text).toContain(words);
    expect(text).not.toContain(KEY);
    expect(server.received()).toBe("");
  });

  it("tests it by a press: one fixed sentence, and then it shows how long that took", async () => {
    const { status, text } = await ask("POST");
    expect(status).toBe(200);
    expect(text).toMatch(/The model replied after \d+ ms/);
    expect(server.asked.map(({ body }) => body.messages)).toEqual([
      [{ role: "user", content: "Reply with the word: ready" }],
    ]);
    const page = (await ask()).text;
    expect(page).toContain("Replies");
    expect(page).toMatch(/Tests by admins[\s\S]*?11[\s\S]*?5/);
  });

  it("says in words what failed", async () => {
    server.replyWith({ status: 401 });
    const { status, text } = await ask("POST");
    expect(status).toBe(400);
    expect(text).toContain("The model’s server refused Onramp’s key.");
    expect(text).not.toContain(KEY);
    expect((await ask()).text).toContain("last call failed");
  });
});
