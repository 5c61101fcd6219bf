import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { DEFECT_CLASS_IDS, DEFECT_GROUPS } from "~/kinds/defect-classes";
import { env } from "~/operations/env.server";
import { postgresqlSchema } from "../scripts/postgresql-schema.mjs";
import { withUrl } from "../scripts/schema-with-url.mjs";
import { isQuick } from "./setup/runs";

const root = path.resolve(import.meta.dirname, "..");
const schema = fs.readFileSync(path.join(root, "prisma/schema.prisma"), "utf8");

/** Lists each model's foreign keys that no index begins with. */
function unindexed(text: string): string[] {
  return [...text.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].flatMap(([, model, body]) => {
    const keys = [...body!.matchAll(/@relation\(fields: \[(\w+)/g)].map((match) => match[1]!);
    const indexes = [...body!.matchAll(/@@(?:index|unique|id)\(\[(\w+)/g)].map((match) => match[1]!);
    const own = [...body!.matchAll(/^\s+(\w+)\s.*@(?:id|unique)\b/gm)].map((match) => match[1]!);
    return keys.filter((key) => !indexes.includes(key) && !own.includes(key)).map((key) => `${model}.${key}`);
  });
}

const places: string[] = [];
afterAll(() => {
  for (const place of places) fs.rmSync(place, { recursive: true, force: true });
});

/** Whether this run uses SQLite. The same checks run on SQLite and on PostgreSQL. */
const isSqlite = env.databaseKind === "sqlite";
const folder = isSqlite ? "prisma" : "prisma/postgresql";
const ours = fs.readFileSync(path.join(root, folder, "schema.prisma"), "utf8");

/**
 * Compares the migrations with a schema. Status 0 means that the migrations produce this schema, status 2 that they
 * produce another one.
 */
function diff(text: string) {
  const place = fs.mkdtempSync(path.join(os.tmpdir(), "drift-"));
  places.push(place);
  const database = path.join(place, "shadow.db");
  const model = path.join(place, "schema.prisma");
  fs.writeFileSync(model, withUrl(text));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      "node_modules/prisma-6/build/index.js",
      "migrate",
      "diff",
      "--config",
      "scripts/migrate.config.ts",
      "--from-migrations",
      `${folder}/migrations`,
      "--to-schema-datamodel",
      model,
      "--exit-code",
    ],
    { cwd: root, encoding: "utf8", env: { ...process.env, ...(isSqlite && { DATABASE_URL: `file:${database}` }) } },
  );
  return { status, said: stdout + stderr };
}

describe("the schema", () => {
  it("is what the migrations produce", () => {
    const { status, said } = diff(ours);
    expect({ status, said: status === 0 ? "" : said }).toEqual({ status: 0, said: "" });
  });

  it.skipIf(isQuick)("with an additional column is not what the migrations produce", () => {
    const { status, said } = diff(ours.replace("model Cohort {", "model Cohort {\n  colour String?"));
    expect({ status, said }).toEqual({ status: 2, said: expect.stringContaining("colour") });
  });

  it("for PostgreSQL is generated from the one for SQLite", () => {
    const made = fs.readFileSync(path.join(root, "prisma/postgresql/schema.prisma"), "utf8");
    expect(made).toBe(postgresqlSchema(schema));
    expect(() => postgresqlSchema(schema.replace('"sqlite"', '"mysql"'))).toThrow('has no provider = "sqlite"');
  });

  it("has an index for every foreign key", () => {
    expect(unindexed("model A {\n  b B @relation(fields: [bId], references: [id])\n}\n")).toEqual(["A.bId"]);
    expect(unindexed(schema)).toEqual([]);
  });

  it("says for every relation what happens on deletion", () => {
    const relations = schema.match(/@relation\(fields:.*\)/g)!;
    expect(relations.filter((relation) => !relation.includes("onDelete"))).toEqual([]);
  });
});

it("the docs and the code list the same defect classes", () => {
  const text = fs.readFileSync(path.join(root, "docs/defect-classes.md"), "utf8");
  const ids = [...text.matchAll(/^\| ([a-z-]+) \|/gm)].map((match) => match[1]).filter((id) => id !== "id");
  expect(ids).toEqual([...DEFECT_CLASS_IDS]);
  expect(DEFECT_GROUPS.flatMap(([, ...classes]) => classes)).toEqual(ids);
});
