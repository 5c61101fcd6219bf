import fs from "node:fs";
import path from "node:path";
import { beforeAll, expect, it } from "vitest";
import { indexExercises, listExercises } from "~/catalogue/catalogue.server";
import { pickWelcome } from "~/cohort/next/placement.server";
import { db } from "~/database/db.server";
import { KIND_IDS } from "~/kinds/cards";
import * as welcome from "~/routes/account/welcome/route";
import * as learn from "~/routes/learner/learn/route";
import { afterSignUp } from "~/ui/shell/local-path";
import { read, send } from "../setup/ask";
import { pass } from "../setup/passes";
import { signUp } from "../setup/people";
import { sampleOf, submitWork } from "../setup/submissions";

beforeAll(() => indexExercises());

const open = async (cookie: string, step = 1) =>
  (await read(welcome.loader as never, `/welcome?step=${step}`, { cookie })).data;
const post = (cookie: string, fields: object) => send(welcome.action as never, "/welcome", fields, { cookie });

it("the welcome asks for a background, offers one short exercise of each kind, and leads to a cohort", async () => {
  const { id, cookie } = await signUp("welcomed");
  const first = await open(cookie);
  expect([first.step, first.background, first.kinds.length]).toEqual([1, null, KIND_IDS.length]);
  expect((await read(learn.loader as never, "/learn", { cookie })).data.isNew).toBe(true);

  expect(await post(cookie, { intent: "background" })).toMatchObject({ status: 400 });
  const said = await post(cookie, { intent: "background", background: "code" });
  expect([said.status, said.location]).toEqual([303, "/welcome?step=2"]);
  expect((await db.user.findUniqueOrThrow({ where: { id } })).background).toBe("code");
  const { placement } = await open(cookie, 2);
  expect(placement.map(({ kind }: { kind: string }) => kind)).toEqual(KIND_IDS);

  // Learn continues with these answers, and doesn't ask again.
  const { isNew, track } = (await read(learn.loader as never, "/learn", { cookie })).data;
  expect([isNew, track.id]).toEqual([false, "trust-but-run-it"]);

  for (const invite of ["", "hello", "https://example.org/", "x".repeat(600)])
    expect([invite, (await post(cookie, { intent: "join", invite })).status]).toEqual([invite, 400]);
  const secret = "Ab0_-".repeat(8);
  for (const invite of [secret, `https://onramp.example/join/${secret}`, ` /join/${secret}/ `])
    expect((await post(cookie, { intent: "join", invite })).location).toBe(`/join/${secret}`);
});

it("Learn begins with the track of the answer, unless fewer than half of the welcome’s exercises were passed", async () => {
  const { id, cookie } = await signUp("placed");
  await post(cookie, { intent: "background", background: "review" });
  const track = async () => (await read(learn.loader as never, "/learn", { cookie })).data.track.id;
  const { placement } = await open(cookie, 2);
  const { slug } = placement.find(({ kind }: { kind: string }) => kind === "fix");
  await submitWork({ id }, slug, sampleOf(slug, -1));
  expect(await track()).toBe("first-weeks");
  await pass({ id }, slug);
  expect(await track()).toBe("security-reviewer");
});

it("opens a walkthrough only of an exercise that the learner may open", async () => {
  const root = path.join(process.env.DATA_DIR!, "walkthroughs");
  for (const slug of ["cancel-window", "parcel-return"])
    fs.cpSync(path.resolve("exercises", slug), path.join(root, slug), { recursive: true });
  // The second exercise is the second form of the first one, and gets a walkthrough, too.
  fs.copyFileSync(path.join(root, "cancel-window/walkthrough.json"), path.join(root, "parcel-return/walkthrough.json"));
  await indexExercises([root]);
  const { id, cookie } = await signUp("worked-through");
  expect((await open(cookie, 2)).walkthroughs.map(({ slug }: { slug: string }) => slug)).toEqual(["cancel-window"]);
  const opened = () => db.hintUse.findMany({ where: { userId: id }, select: { slug: true } });
  for (const slug of ["parcel-return", "no-such-exercise"])
    expect([slug, (await post(cookie, { intent: "walkthrough", slug })).status]).toEqual([slug, 404]);
  expect(await opened()).toEqual([]);
  const { status, location } = await post(cookie, { intent: "walkthrough", slug: "cancel-window" });
  expect([status, location]).toEqual([303, "/exercises/cancel-window"]);
  expect(await opened()).toEqual([{ slug: "cancel-window" }]);
  await indexExercises();
});

it("people who sign up on the way to a page go there first", () => {
  expect(["/", "/learn", "/join/abc", "/submissions/1"].map(afterSignUp)).toEqual([
    "/welcome",
    "/welcome",
    "/join/abc",
    "/submissions/1",
  ]);
});

it("the first exercises depend only on what the list of exercises shows", () => {
  const picked = pickWelcome(listExercises());
  for (const list of [picked.guided, picked.placement])
    expect(new Set(list.map(({ kind }) => kind)).size).toBe(list.length);
  expect(pickWelcome(listExercises().toReversed())).toEqual(picked);
});
