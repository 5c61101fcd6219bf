import fs from "node:fs";
import { expect, it } from "vitest";
import { db } from "~/database/db.server";
import { DAY_MS, HOUR_MS } from "~/operations/time";
import { coarseIn, EXACT, MADE_AT, ORDERED } from "./coarse";

const schema = fs.readFileSync("prisma/schema.prisma", "utf8");
const models = [...schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].map(([, name, body]) => ({
  name: name!,
  fields: [...body!.matchAll(/^ {2}(\w+)\s+(\w+)(.*)$/gm)].map(([, field, type, rest]) => ({ field, type, rest })),
}));

it("lists every column with the row's creation time, and none that doesn't exist", () => {
  const made = models.flatMap(({ name, fields }) =>
    fields.flatMap(({ field, rest }) => (rest!.includes("@default(now())") ? [`${name}.${field}`] : [])),
  );
  const listed = Object.entries(MADE_AT).map(([model, column]) => `${model}.${column}`);
  expect(made.filter((column) => !EXACT.has(column)).sort()).toEqual(listed.sort());
  const times = models.flatMap(({ name, fields }) =>
    fields.flatMap(({ field, type }) => (type === "DateTime" ? [`${name}.${field}`] : [])),
  );
  expect([...EXACT].filter((column) => !times.includes(column))).toEqual([]);
});

it("the database's client creates no ids that contain a time", () => {
  expect(schema).not.toContain("uuid(7)");
  expect(schema).not.toMatch(/default\((cuid|ulid)/);
  expect([...ORDERED].filter((model) => !models.some(({ name }) => name === model))).toEqual([]);
});

it("rounds written times to the hour, however they are written, and keeps exact ones", async () => {
  const time = new Date("2026-11-20T10:59:59.999Z");
  const hour = new Date("2026-11-20T10:00:00.000Z");
  expect(coarseIn("Thread", "update", { data: { resolvedAt: time } })).toEqual({ data: { resolvedAt: hour } });
  expect(coarseIn("Thread", "updateMany", { where: { createdAt: time }, data: {} })).toEqual({
    where: { createdAt: time },
    data: {},
  });
  expect(coarseIn("ReviewItem", "update", { data: { leaseUntil: time } })).toEqual({ data: { leaseUntil: time } });
  const late = new Date("2026-11-20T10:45:00.003Z");
  const end = { expire: new Date("2026-11-20T10:45:00Z") };
  expect(coarseIn("RateLimiterFlexible", "update", { data: { expire: late } })).toEqual({ data: end });
  const { create, update } = coarseIn("Notice", "upsert", { create: { at: time }, update: { at: time } });
  expect([create.at, update.at]).toEqual([hour, hour]);
  const many = coarseIn("Comment", "createMany", { data: [{ text: "a" }, { text: "b", createdAt: time }] });
  expect(many.data.map((row) => +(row as { createdAt: Date }).createdAt % HOUR_MS)).toEqual([0, 0]);

  const { id, createdAt } = await db.cohort.create({ data: { name: "Spring" } });
  expect(+createdAt % HOUR_MS).toBe(0);
  expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) % DAY_MS).toBe(0);
});
