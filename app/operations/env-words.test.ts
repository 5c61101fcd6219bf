import fs from "node:fs";
import path from "node:path";
import { describe, expect, it, test } from "vitest";
import { ENV_NAMES, ENV_WORDS, valueInWords } from "./env-words";

const readme = fs.readFileSync(path.resolve(import.meta.dirname, "../../README.md"), "utf8");

it("the README's table lists every variable with its default", () => {
  const rows = [...readme.matchAll(/^\| `([A-Z_]+)` \| (.*?) \|/gm)];
  expect(rows.map(([, name]) => name).sort()).toEqual(ENV_NAMES.filter((name) => name !== "NODE_ENV").sort());
  const plain = (text: string) => text.replaceAll("`", "");
  for (const [, name, byDefault] of rows) {
    expect(plain(ENV_WORDS[name as keyof typeof ENV_WORDS].byDefault), name).toContain(plain(byDefault!));
  }
});

describe("what an admin sees of a value", () => {
  test.each([
    ["PORT", "3000", "3000"],
    ["HOST", undefined, null],
    ["HOST", "", null],
    ["SECRET", "0123456789abcdef0123456789abcdef", "set"],
    ["METRICS_TOKEN", "0123456789abcdef", "set"],
    ["SMTP_URL", "smtps://ana:hunter2@mail.example.org:465", "smtps://ana:…@mail.example.org:465"],
    ["DATABASE_URL", "file:data/onramp.db", "file:data/onramp.db"],
    ["DATABASE_URL", "postgresql://ana:hunter2@db:5432/onramp", "postgresql://ana:…@db:5432/onramp"],
    ["DATABASE_URL", "postgresql://ana:h%40nter2@db/onramp", "postgresql://ana:…@db/onramp"],
    ["DATABASE_URL", "postgresql://ana@db/onramp?password=hunter2&sslmode=require&sslkey=hunter2", null],
    ["DATABASE_URL", "postgresql://ana:hunter2@db1,db2:x/onramp", "set"],
    ["DATABASE_URL", "postgresql://ana@db/on%20ramp", "postgresql://ana@db/on%20ramp"],
  ] as const)("%s=%s", (name, value, says) => {
    const told = valueInWords(name, value);
    expect(told ?? "").not.toContain("nter2");
    if (says !== null || value === undefined || value === "") expect(told).toBe(says);
    else expect(told).toMatch(/password=….*sslmode=require/);
  });
});
