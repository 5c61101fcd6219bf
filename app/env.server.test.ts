import { afterEach, expect, it, vi } from "vitest";

/** A start with values that cannot be used stops, and names the variable. */

const startWith = (values: Readonly<Record<string, string>>) => {
  vi.resetModules();
  for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value);
  return import("./env.server");
};

afterEach(() => vi.unstubAllEnvs());

it.each<[Record<string, string>, string]>([
  [{ PORT: "eighty" }, "PORT: must be a number from 0 to 65535"],
  [{ PORT: "70000" }, "PORT: "],
  [{ DATABASE_URL: "mysql://localhost/onramp" }, "DATABASE_URL: must be file:<path> or postgresql://"],
  [{ SECRET: "short" }, "SECRET: must have at least 32 characters"],
  [{ SMTP_URL: "smtp://mail.example.org", MAIL_FROM: "" }, "SMTP_URL and MAIL_FROM are set together, or neither"],
  [{ EXERCISES_BUILT_IN: "0", EXERCISES_DIR: "" }, "EXERCISES_BUILT_IN is 0 and EXERCISES_DIR is not set"],
])("%j", async (values, message) => {
  await expect(startWith(values)).rejects.toThrow(message);
});

it("exercises of one's own take the place of those built in, or join them", async () => {
  const folders = async (builtIn: string) =>
    (await startWith({ EXERCISES_BUILT_IN: builtIn, EXERCISES_DIR: "ours" })).env.exercisesDirs;
  expect(await folders("0")).toEqual(["ours"]);
  expect(await folders("1")).toEqual(["exercises", "ours"]);
});
