import { beforeAll, expect, it } from "vitest";
import { indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/database/db.server";
import { askMentor } from "~/review/queue/asking.server";
import * as desk from "~/routes/mentor/mentor.$id_.work/route";
import * as snippets from "~/routes/mentor/mentor.snippets/route";
import { read, send, sendJson } from "../setup/ask";
import { enrolAll } from "../setup/passes";
import { doSamples, signUp } from "../setup/people";
import { sampleOf, submitGraded } from "../setup/submissions";

const SLUG = "fix-due-date-month-end";
beforeAll(() => indexExercises());

it("a submission stays with its mentor until the last of their tabs is closed", async () => {
  const [ana, lee, maya] = [await signUp("tabs-ana"), await signUp("tabs-lee"), await signUp("tabs-maya")];
  await enrolAll({ [ana.id]: "learner", [lee.id]: "mentor", [maya.id]: "mentor" });
  for (const { id } of [lee, maya]) await doSamples(id);
  const submissionId = await submitGraded(ana, SLUG, sampleOf(SLUG, -1));
  expect(await askMentor(ana, submissionId, "Why?")).toBe(true);
  const { id } = await db.reviewItem.findFirstOrThrow({ where: { submissionId } });

  const ask = async (who: { cookie: string }, json: object) => {
    const { status, body } = await sendJson(desk.action as never, `/mentor/${id}/work`, json, {
      cookie: who.cookie,
      params: { id },
    });
    return status === 200 ? await body!.json() : status;
  };
  const [mine, other] = [{ isMine: true }, { isMine: false }];
  expect(await ask(lee, { do: "claim", tab: "one" })).toEqual(mine);
  expect(await ask(lee, { do: "claim", tab: "two" })).toEqual(mine);
  await ask(lee, { do: "release", tab: "two" });
  expect(await ask(maya, { do: "claim", tab: "three" })).toEqual(other);
  expect(await ask(lee, { do: "renew", tab: "one" })).toEqual(mine);
  // Another person can't close Lee's tab.
  await ask(maya, { do: "release", tab: "one" });
  expect(await ask(maya, { do: "claim", tab: "three" })).toEqual(other);
  expect(await ask(lee, { do: "claim", tab: "not an id" })).toBe(400);
  await ask(lee, { do: "release", tab: "one" });
  expect(await ask(maya, { do: "claim", tab: "three" })).toEqual(mine);
});

it("a snippet that is sent twice is kept once; only a new one gives the form a new key", async () => {
  const lee = await signUp("snippets-lee");
  await enrolAll({ [lee.id]: "mentor" });
  const post = async (fields: object) =>
    (await send(snippets.action as never, "/mentor/snippets", { intent: "keep", ...fields }, { cookie: lee.cookie }))
      .data;
  const written = { name: "Edge", text: "What happens at ___?", cohortId: "" };
  const [one, two] = await Promise.all([post({ id: "", ...written }), post({ id: "", ...written })]);
  for (const reply of [one, two])
    expect(reply).toMatchObject({ of: "", done: "Snippet added.", next: expect.stringMatching(/./) });
  const list = async () => (await read(snippets.loader as never, "/", { cookie: lee.cookie })).data.snippets;
  expect(await list()).toMatchObject([{ name: "Edge" }]);
  const [{ id }] = await list();
  expect(await post({ id, ...written, text: "Other" })).toMatchObject({ of: id, done: "Snippet saved.", next: "" });
  expect(await post({ id: "", ...written, name: "" })).toMatchObject({ of: "", done: "", next: "" });
  const { removed } = await post({ intent: "remove", id });
  expect(await post(removed)).toMatchObject({ of: null, done: "Snippet restored.", next: "" });
  expect(await list()).toMatchObject([{ name: "Edge", text: "Other" }]);
});
