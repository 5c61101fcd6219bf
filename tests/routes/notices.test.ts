import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { openThread, reply } from "~/review/threads/threads.server";
import { action } from "~/routes/account/notices/route";
import { type Door, openDoor } from "../access/door";
import { send as sendTo } from "../setup/ask";
import { signUp } from "../setup/people";
import { submitGraded } from "../setup/submissions";

/** Notices over HTTP: the count on each page, the page that lists them, and the stream that announces them. */

const SLUG = "test-vat-rounding";
const PLACE = { file: "tests/suite.test.ts", side: "new", line: 1 } as const;
const who: Record<string, { id: string; cookie: string }> = {};
let door: Door;
let id = "";
let thread = "";

beforeAll(async () => {
  await indexExercises();
  door = await openDoor();
  for (const name of ["ana", "lee", "stranger"]) who[name] = await signUp(name);
  const cohortId = (await db.cohort.create({ data: { name: "Spring" } })).id;
  for (const [name, role] of Object.entries({ ana: "learner", lee: "mentor" }))
    await db.membership.create({ data: { cohortId, userId: who[name]!.id, role } });
  id = await submitGraded(who.ana!, SLUG);
  thread = await openThread(who.lee!, id, PLACE, "Why so?");
});
afterAll(() => door?.close());

const get = (name: string, address: string, init: RequestInit = {}) =>
  fetch(door.origin + address, { ...init, redirect: "manual", headers: { cookie: who[name]!.cookie } });
const countOn = async (name: string, address: string) =>
  /Notifications: (\d+) new|Notifications: (none) new/
    .exec(await (await get(name, address)).text())
    ?.slice(1)
    .find(Boolean);

/** Listens to a stream. `heard` collects what the stream has sent so far, keyed by event. */
async function listen(name: string, address: string) {
  const leave = new AbortController();
  const reply = await get(name, address, { signal: leave.signal });
  const heard: Record<string, string[]> = {};
  (async () => {
    const pieces = reply.body!.pipeThrough(new TextDecoderStream()).getReader();
    for (let piece = await pieces.read(); !piece.done; piece = await pieces.read())
      for (const [, event, data] of piece.value.matchAll(/event: (\w+)\ndata: ?(.*)\n/g))
        heard[event!] = [...(heard[event!] ?? []), data!];
  })().catch(() => {});
  return { status: reply.status, heard, leave: () => leave.abort() };
}
const until = (check: () => void) => vi.waitFor(check, { timeout: 60_000, interval: 20 });

it("each page shows the number of new notices, without JavaScript; opening one marks it as read", async () => {
  for (const address of ["/learn", "/me", "/exercises", "/notices"]) expect(await countOn("ana", address)).toBe("1");
  const text = await (await get("ana", "/notices")).text();
  expect(text).toContain(`/submissions/${id}#t-${thread}`);
  expect(text).not.toContain("Why so?");
  expect(await countOn("lee", "/learn")).toBe("none");
  // If someone else opens the submission, the notice stays unread.
  await get("lee", `/submissions/${id}`);
  expect(await countOn("ana", "/learn")).toBe("1");
  expect(await countOn("ana", `/submissions/${id}`)).toBe("none");
  expect(await countOn("ana", "/learn")).toBe("none");
});

it("all notices can be marked as read at once, and as unread again, without JavaScript", async () => {
  await reply(who.lee!, id, thread, "Or so?");
  expect(await countOn("ana", "/learn")).toBe("1");
  const send = async (name: string, fields: Record<string, string>) =>
    (await get(name, "/notices", { method: "POST", body: new URLSearchParams(fields) })).text();
  const page = await send("ana", {});
  expect(page).toContain("1 item marked as read.");
  expect(await countOn("ana", "/learn")).toBe("none");
  const marked = /name="marked" value="([^"]+)"/.exec(page)![1]!;
  await send("lee", { intent: "undo", marked });
  expect(await countOn("ana", "/learn")).toBe("none");
  expect(await send("ana", { intent: "undo", marked })).toContain("1 item marked as unread.");
  expect(await countOn("ana", "/learn")).toBe("1");
  expect(await send("ana", {})).toContain("marked as read");
});

it("no one without an account can mark notices", async () => {
  for (const fields of [{}, { intent: "undo", marked: "none" }])
    expect((await sendTo(action as never, "/notices", fields, { cookie: "" })).location).toMatch(/^\/sign-in/);
});

it("a stream announces new notices, and comments on a submission that the person may see", async () => {
  const [news, talk] = [await listen("ana", "/notices/events"), await listen("lee", `/notices/events?about=${id}`)];
  await until(() => expect([news.heard.news, talk.heard.talk?.length]).toEqual([["0"], 1]));
  await reply(who.lee!, id, thread, "And so?");
  await until(() => expect([news.heard.news, talk.heard.talk?.length]).toEqual([["0", "1"], 2]));
  expect(news.heard.talk).toBeUndefined();
  expect(talk.heard.news).toEqual(["0"]);
  for (const { leave } of [news, talk]) leave();
});

it("no stream announces someone else's work, or a submission that doesn't exist", async () => {
  for (const address of [`/notices/events?about=${id}`, "/notices/events?about=none"])
    expect((await get("stranger", address)).status).toBe(404);
});
