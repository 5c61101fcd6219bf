import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";

/** An invalid value prevents Onramp from starting, with an error that names the variable. */

const MODEL = {
  OPENAI_BASE_URL: "http://127.0.0.1:11434/v1",
  OPENAI_MODEL: "small",
  MODEL_HOST: "Example Ltd",
  MODEL_RETENTION: "30 days",
};

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
  [
    { ORIGIN: "https://a.example,http://b.example" },
    "ORIGIN: must be either only https addresses or only http addresses",
  ],
  [{ SECRET: "short" }, "SECRET: must have at least 32 characters"],
  [{ SMTP_URL: "smtp://mail.example.org", MAIL_FROM: "" }, "Set both SMTP_URL and MAIL_FROM, or neither"],
  [{ EXERCISES_BUILT_IN: "0", EXERCISES_DIR: "" }, "EXERCISES_BUILT_IN is 0 and EXERCISES_DIR is not set"],
  [{ EXERCISES_BUILT_IN: "0", EXERCISES_DIR: path.delimiter }, "EXERCISES_BUILT_IN is 0 and EXERCISES_DIR is not set"],
  [{ OPENAI_BASE_URL: "models.example.org" }, "OPENAI_BASE_URL: must be an address"],
  [{ OPENAI_BASE_URL: "https://ana:hunter2@models.example.org/v1" }, "without a password"],
  [{ OPENAI_BASE_URL: "https://models.example.org/v1?key=hunter2" }, "OPENAI_BASE_URL: must be an address"],
  [{ ...MODEL, OPENAI_API_KEY: "two words" }, "OPENAI_API_KEY: must have no spaces"],
  [{ OPENAI_API_KEY: "hunter2" }, "Set: OPENAI_BASE_URL, OPENAI_MODEL, MODEL_HOST, MODEL_RETENTION."],
  [{ OPENAI_BASE_URL: MODEL.OPENAI_BASE_URL }, "Set: OPENAI_MODEL, MODEL_HOST, MODEL_RETENTION."],
  [
    { ...MODEL, MODEL_RETENTION: "" },
    "Set: MODEL_RETENTION. Or, to use no model, remove: OPENAI_BASE_URL, OPENAI_MODEL",
  ],
  [{ ...MODEL, OPENAI_BASE_URL: "https://api.openai.com/v1" }, "Set: OPENAI_API_KEY"],
  [{ TUTOR_TOKENS_A_DAY: "many" }, "TUTOR_TOKENS_A_DAY: "],
])("%j", async (values, message) => {
  await expect(startWith(values)).rejects.toThrow(message);
});

it("the model is off until all of its settings are there; only the key may be left out", async () => {
  const off = await startWith({});
  expect(off.env.model).toBeNull();
  const { env, listSettings } = await startWith({ ...MODEL, OPENAI_API_KEY: "hunter2" });
  expect(env.model).toMatchObject({ baseUrl: MODEL.OPENAI_BASE_URL, apiKey: "hunter2", host: "Example Ltd" });
  expect(JSON.stringify(listSettings())).not.toContain("hunter2");
  expect((await startWith({ ...MODEL, OPENAI_API_KEY: "" })).env.model).toMatchObject({ apiKey: null });
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
  const folders = async (builtIn: string, own = "ours") =>
    (await startWith({ EXERCISES_BUILT_IN: builtIn, EXERCISES_DIR: own })).env.exercisesDirs;
  expect(await folders("0")).toEqual(["ours"]);
  expect(await folders("1")).toEqual(["exercises", "ours"]);
  // A script that joins folders may leave a separator at the end.
  expect(await folders("1", `ours${path.delimiter}`)).toEqual(["exercises", "ours"]);
});
