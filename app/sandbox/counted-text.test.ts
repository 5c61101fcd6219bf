/** What the transpiler reads through: it changes nothing, and it has an end. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { transform } from "sucrase";
import { expect, test } from "vitest";
import { CountedText } from "./counted-text";

const options = { transforms: ["typescript" as const, "imports" as const], disableESTransforms: true };
const read = (text: string) => transform(new CountedText(text) as unknown as string, options).code;

test("what is read through it is read as it is", () => {
  const files = ["app/sandbox", "exercises"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file)),
  );
  const sources = files.filter((file) => /\.ts$/.test(file) && !file.includes("generated"));
  expect(sources.length).toBeGreaterThan(200);
  for (const file of sources) {
    const source = readFileSync(file, "utf8");
    expect(read(source) === transform(source, options).code, file).toBe(true);
  }
});

const nested = (start: string, end: string, depth: number) => `${start.repeat(depth)}1${end.repeat(depth)}`;

test.each([
  ["arrow functions in defaults", "(a: any = ", ") => 1"],
  ["generic ones", "<T,>(a: T = ", ") => 1"],
  ["patterns with defaults", "([a = ", "]) => 1"],
  ["classes in fields", "class A { a = ", "}"],
  ["classes in static fields", "class A { static a = ", "}"],
  ["classes in functions in fields", "class A { a = () => { ", "} }"],
])("%s are read three deep, and refused in no time forty deep", (_what, start, end) => {
  expect(read(nested(start, end, 3))).toContain("1");
  const begun = performance.now();
  expect(() => read(nested(start, end, 40))).toThrow("too deep inside of one another");
  expect(performance.now() - begun).toBeLessThan(5_000);
});
