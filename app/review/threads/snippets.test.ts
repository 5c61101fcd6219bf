import { beforeEach, expect, it } from "vitest";
import { db } from "~/database/db.server";
import { makePerson } from "../../../tests/setup/people";
import { addSnippet, changeSnippet, listSnippets, removeSnippet } from "./snippets.server";

let people = 0;
let cohortId = "";
const join = async (role: string) => {
  const person = await makePerson(`snippets${people++}`);
  await db.membership.create({ data: { cohortId, userId: person.id, role } });
  return person;
};
const written = { name: "Edge", text: "What happens at ___?", cohortId: "" };

beforeEach(async () => {
  cohortId = (await db.cohort.create({ data: { name: `Snippets ${people}` } })).id;
});

it("snippets are the mentor's own, or shared with the mentors of a cohort only", async () => {
  const [lee, maya, ana] = [await join("mentor"), await join("lead"), await join("learner")];
  await addSnippet(lee, written);
  await addSnippet(lee, { ...written, name: "Shared", cohortId });
  expect(await listSnippets(lee)).toMatchObject([
    { name: "Edge", cohortId: null },
    { name: "Shared", isMine: true },
  ]);
  expect(await listSnippets(maya)).toMatchObject([{ name: "Shared", isMine: false }]);
  expect(await listSnippets(ana)).toEqual([]);
});

it("snippets are sorted by name in the usual order, whatever order the database uses", async () => {
  const lee = await join("mentor");
  for (const name of ["Zebra", "autumn", "Émile"]) await addSnippet(lee, { ...written, name });
  expect((await listSnippets(lee)).map(({ name }) => name)).toEqual(["autumn", "Émile", "Zebra"]);
});

it("snippets are stored once if the form is sent twice at once", async () => {
  const lee = await join("mentor");
  expect(await Promise.all([addSnippet(lee, written), addSnippet(lee, written)])).toEqual([true, true]);
  expect(await addSnippet(lee, { ...written, text: "Another text under this name" })).toBe(true);
  expect(await addSnippet(lee, { ...written, cohortId })).toBe(true);
  expect(await listSnippets(lee)).toHaveLength(3);
});

it("snippets can be changed and deleted by their owner only, and be restored", async () => {
  const [lee, maya] = [await join("mentor"), await join("mentor")];
  await addSnippet(lee, { ...written, cohortId });
  const { id } = (await listSnippets(maya))[0]!;
  expect(await changeSnippet(maya, id, { ...written, text: "Mine" })).toBe(false);
  expect(await removeSnippet(maya, id)).toBeNull();
  expect(await changeSnippet(lee, id, { ...written, text: "Other" })).toBe(true);
  expect(await listSnippets(maya)).toEqual([]);
  const removed = await removeSnippet(lee, id);
  expect(removed).toEqual({ ...written, text: "Other" });
  expect(await listSnippets(lee)).toEqual([]);
  expect(await addSnippet(lee, removed!)).toBe(true);
});

it("snippets cannot be shared in a cohort where the mentor does not teach, and are limited to a hundred", async () => {
  const ana = await join("learner");
  await addSnippet(ana, { ...written, cohortId });
  expect(await listSnippets(ana)).toMatchObject([{ cohortId: null }]);
  await db.snippet.createMany({ data: Array.from({ length: 99 }, () => ({ ownerId: ana.id, name: "n", text: "t" })) });
  expect(await addSnippet(ana, { ...written, name: "Another" })).toBe(false);
});
