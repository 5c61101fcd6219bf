import { beforeAll, expect, it } from "vitest";
import { indexExercises, listExercises } from "~/catalogue/catalogue.server";
import { listOfferedByTrack } from "~/cohort/weeks/weeks.server";
import { db } from "~/database/db.server";
import * as weeks from "~/routes/lead/cohorts.$id_.weeks/route";
import { read } from "../setup/ask";
import { signUp } from "../setup/people";

/** A cohort's figures over time, and who may compare them with which other cohort's. */

let lead = { id: "", cookie: "" };
const ids = { heron: "", ibis: "", owl: "" };

beforeAll(async () => {
  await indexExercises();
  lead = await signUp("maya");
  for (const [key, role] of [
    ["heron", "lead"],
    ["ibis", "lead"],
    ["owl", "mentor"],
  ] as const) {
    ids[key] = (await db.cohort.create({ data: { name: key } })).id;
    await db.membership.create({ data: { cohortId: ids[key], userId: lead.id, role } });
  }
});

const open = async (cohortId: string, other = "") =>
  (
    await read(weeks.loader as never, `/cohorts/${cohortId}/weeks?with=${encodeURIComponent(other)}`, {
      cookie: lead.cookie,
      params: { id: cohortId },
    })
  ).data;

it("counts finished tracks by the exercises that the catalogue offers", async () => {
  const offered = await listOfferedByTrack(ids.heron);
  const slugs = new Map<string, string[]>();
  for (const { track, slug } of listExercises([ids.heron])) slugs.set(track, [...(slugs.get(track) ?? []), slug]);
  expect(slugs.size).toBeGreaterThan(1);
  const sorted = (map: ReadonlyMap<string, readonly string[]>) =>
    [...map].map(([id, of]) => [id, of.toSorted()]).sort();
  expect(sorted(offered)).toEqual(sorted(slugs));
});

it("compares with another cohort only if the reader leads it, too, or is an admin", async () => {
  expect(await open(ids.heron)).toMatchObject({
    figures: { isEmpty: true },
    other: null,
    others: [{ id: ids.ibis, name: "ibis" }],
  });
  expect(await open(ids.heron, ids.ibis)).toMatchObject({
    other: { id: ids.ibis, name: "ibis", figures: { isEmpty: true } },
  });
  for (const other of [ids.owl, ids.heron, "none", "../x"])
    expect(await open(ids.heron, other)).toMatchObject({ other: null });
  await db.user.update({ where: { id: lead.id }, data: { isAdmin: true } });
  expect(await open(ids.heron, ids.owl)).toMatchObject({ other: { id: ids.owl, name: "owl" } });
});
