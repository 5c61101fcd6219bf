import { afterEach, expect, it, vi } from "vitest";

/** Invalid values stop the start with an error that names the variable. */

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
  [{ ORIGIN: "onramp" }, "ORIGIN: must be an address like https://onramp.example.org"],
  [{ ORIGIN: "https://a.example, b.example" }, "ORIGIN: must be an address"],
  [{ ORIGIN: "https://a.example,http://b.example" }, "ORIGIN: must be all https, or all http"],
  [{ SECRET: "short" }, "SECRET: must have at least 32 characters"],
  [{ SMTP_URL: "smtp://mail.example.org", MAIL_FROM: "" }, "Set both SMTP_URL and MAIL_FROM, or neither"],
  [{ EXERCISES_BUILT_IN: "0", EXERCISES_DIR: "" }, "EXERCISES_BUILT_IN is 0 and EXERCISES_DIR is not set"],
])("%j", async (values, message) => {
  await expect(startWith(values)).rejects.toThrow(message);
});

it("with several origins, links use the first", async () => {
  const { env } = await startWith({ ORIGIN: "https://a.example/, https://b.example:8443" });
  expect([env.origin, env.origins]).toEqual(["https://a.example", ["https://a.example", "https://b.example:8443"]]);
});

it("a demonstration listens on this machine only, unless HOST or ORIGIN is set", async () => {
  const host = async (values: Record<string, string>) =>
    (await startWith({ HOST: "", ORIGIN: "", ...values })).env.host;
  expect(await host({ DEMO: "1" })).toBe("127.0.0.1");
  expect(await host({ DEMO: "1", HOST: "0.0.0.0" })).toBe("0.0.0.0");
  expect(await host({ DEMO: "1", ORIGIN: "https://a.example" })).toBeUndefined();
  expect(await host({ DEMO: "0" })).toBeUndefined();
});

it("custom exercises replace the built-in ones or are added to them", async () => {
  const folders = async (builtIn: string) =>
    (await startWith({ EXERCISES_BUILT_IN: builtIn, EXERCISES_DIR: "ours" })).env.exercisesDirs;
  expect(await folders("0")).toEqual(["ours"]);
  expect(await folders("1")).toEqual(["exercises", "ours"]);
});
