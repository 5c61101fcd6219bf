import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { DEFECT_CLASS_IDS } from "~/kinds/defect-classes";

const root = path.resolve(import.meta.dirname, "..");
const schema = fs.readFileSync(path.join(root, "prisma/schema.prisma"), "utf8");

/** Foreign keys of a model without an index that begins with them. */
function unindexed(text: string): string[] {
  return [...text.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].flatMap(([, model, body]) => {
    const keys = [...body!.matchAll(/@relation\(fields: \[(\w+)/g)].map((match) => match[1]!);
    const indexes = [...body!.matchAll(/@@(?:index|unique|id)\(\[(\w+)/g)].map((match) => match[1]!);
    const own = [...body!.matchAll(/^\s+(\w+)\s.*@(?:id|unique)\b/gm)].map((match) => match[1]!);
    return keys.filter((key) => !indexes.includes(key) && !own.includes(key)).map((key) => `${model}.${key}`);
  });
}

describe("the schema", () => {
  it("is what the migrations make", () => {
    const database = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "drift-")), "shadow.db");
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        "node_modules/prisma/build/index.js",
        "migrate",
        "diff",
        "--from-migrations",
        "prisma/migrations",
        "--to-schema-datamodel",
        "prisma/schema.prisma",
        "--exit-code",
      ],
      { cwd: root, encoding: "utf8", env: { ...process.env, DATABASE_URL: `file:${database}` } },
    );
    expect({ status, said: status === 0 ? "" : stdout + stderr }).toEqual({ status: 0, said: "" });
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

it("the list of defect classes in the docs is the one in code", () => {
  const text = fs.readFileSync(path.join(root, "docs/defect-classes.md"), "utf8");
  const ids = [...text.matchAll(/^\| ([a-z-]+) \|/gm)].map((match) => match[1]).filter((id) => id !== "id");
  expect(ids).toEqual([...DEFECT_CLASS_IDS]);
});
