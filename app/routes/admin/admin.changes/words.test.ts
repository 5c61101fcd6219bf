import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { MEMBER_ACTIONS } from "~/cohort/assignments/presence";
import { actionWords } from "./words";

const files = fs
  .readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".server.ts"))
  .map((file) => fs.readFileSync(path.join("app", file), "utf8"));

it("describes every logged change", () => {
  const actions = files
    .filter((text) => text.includes("recordAudit"))
    .flatMap((text) => [...text.matchAll(/"([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)"/g)].map(([, action]) => action!));
  expect(actions.length).toBeGreaterThan(40);
  // An unknown change is shown as stored, for example "track made".
  expect(actions.filter((action) => actionWords(action) === action.replaceAll(/[.-]/g, " "))).toEqual([]);
});

it("assignments read every change of a membership", () => {
  const words = fs.readFileSync(path.join(import.meta.dirname, "words.ts"), "utf8");
  const described = [...words.matchAll(/"(member\.[a-z-]+)"/g)].map(([, action]) => action!);
  expect(new Set(MEMBER_ACTIONS)).toEqual(new Set(described));
});
