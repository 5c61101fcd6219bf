import crypto from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { checkModel, MODEL_VARIABLES } from "./env-model";
import { ENV_NAMES, type EnvName, valueInWords } from "./env-words";

/**
 * The only place that reads `process.env`. Values are parsed once, on first import. If a value is invalid, Onramp
 * doesn't start, and the error names the variable. Every variable has a default or is optional, so Onramp also starts
 * with no variable set.
 */
const flag = z.enum(["0", "1", "true", "false"]).transform((v) => v === "1" || v === "true");

const MIN_SECRET = 32;

/** If you add a variable here, describe it in `env-words.ts` and in the README's table. */
const EnvSchema = z.object({
  PORT: z.coerce.number({ error: "must be a number from 0 to 65535" }).int().min(0).max(65535).default(3000),
  /** The address to listen on. Without it, the server listens on all addresses. */
  HOST: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(
      /^(file:.+|postgres(ql)?:\/\/.+)/,
      "must be file:<path> or postgresql://<user>:<password>@<host>:<port>/<database>",
    )
    .default("file:data/onramp.db"),
  /** The addresses at which people reach Onramp, if other than http://localhost:PORT. Links use the first address. */
  ORIGIN: z
    .string()
    .transform((text) => text.split(",").map((part) => part.trim()))
    .refine((all) => all.every((one) => /^https?:\/\//.test(one) && URL.canParse(one)), {
      error: "must be an address like https://onramp.example.org, or several addresses separated by commas",
      abort: true,
    })
    .transform((all) => all.map((address) => new URL(address).origin))
    .refine(
      (all) => new Set(all.map((one) => one.split(":")[0])).size === 1,
      "must be either only https addresses or only http addresses",
    )
    .optional(),
  EXERCISES_DIR: z.string().optional(),
  EXERCISES_BUILT_IN: flag.default(true),
  DEMO: flag.default(false),
  SECRET: z.string().min(MIN_SECRET, `must have at least ${MIN_SECRET} characters`).optional(),
  DATA_DIR: z.string().default("data"),
  EXPORTS_DIR: z.string().optional(),
  GRADERS: z.coerce.number().int().min(0).max(64).default(2),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  TRUST_PROXY: z.string().optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^/\s]+/, "must be smtp://<user>:<password>@<host>:<port>, or smtps://…")
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@]+@[^\s@]+$/, "must be an address, like Onramp <onramp@example.org>")
    .optional(),
  SECURITY_CONTACT: z
    .string()
    .regex(/^(mailto:|https:\/\/|tel:)\S+$/, "must be mailto:…, https://… or tel:…")
    .optional(),
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional(),
  DRAIN_SECONDS: z.coerce.number().int().min(0).max(300).default(0),
  ...MODEL_VARIABLES,
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
} satisfies Record<EnvName, z.ZodType>);

/** The folders in a list like `PATH`. Leaves out empty parts, such as the part after a trailing separator. */
const foldersIn = (list = "") => list.split(path.delimiter).filter(Boolean);

function readEnv() {
  const set = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const parsed = EnvSchema.safeParse(set);
  if (parsed.success && Boolean(parsed.data.SMTP_URL) !== Boolean(parsed.data.MAIL_FROM))
    throw new Error("Set both SMTP_URL and MAIL_FROM, or neither: an email needs a server and a sender.");
  if (parsed.success && !parsed.data.EXERCISES_BUILT_IN && foldersIn(parsed.data.EXERCISES_DIR).length === 0)
    throw new Error(
      "EXERCISES_BUILT_IN is 0 and EXERCISES_DIR is not set. Set EXERCISES_DIR to a folder of exercises, or unset EXERCISES_BUILT_IN.",
    );
  if (parsed.success) return { ...parsed.data, model: checkModel(parsed.data) };
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`These environment variables cannot be used:\n${lines.join("\n")}`);
}

function makeSecret(file: string): string {
  const secret = crypto.randomBytes(32).toString("hex");
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    // If two processes start for the first time at the same moment, the flag `wx` lets only one of them create the
    // file, and the other reads it.
    fs.writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: "wx" });
    return secret;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return fs.readFileSync(file, "utf8").trim();
    throw new Error(
      `The data folder ${path.dirname(file)} cannot be written to (DATA_DIR): ${code}. Make it writable, set DATA_DIR to another folder, or set SECRET.`,
      { cause: error },
    );
  }
}

/** Returns the secret that signs sessions. Creates the secret on the first start and stores it in the data folder. */
function findSecret(dir: string): string {
  const file = path.resolve(dir, "secret");
  const secret = fs.existsSync(file) ? fs.readFileSync(file, "utf8").trim() : makeSecret(file);
  // A full disk can truncate the file. With an empty secret, anyone could forge sessions.
  if (secret.length < MIN_SECRET)
    throw new Error(`The secret in ${file} is incomplete. Delete the file and start again.`);
  return secret;
}

const raw = readEnv();

export const env = {
  port: raw.PORT,
  /**
   * Demo accounts have a publicly known password, so by default a demonstration is reachable only from this machine.
   */
  host: raw.HOST ?? (raw.DEMO && !raw.ORIGIN ? "127.0.0.1" : undefined),
  databaseUrl: raw.DATABASE_URL,
  databaseKind: raw.DATABASE_URL.startsWith("file:") ? "sqlite" : "postgresql",
  origin: raw.ORIGIN?.[0] ?? `http://localhost:${raw.PORT}`,
  origins: raw.ORIGIN ?? [`http://localhost:${raw.PORT}`],
  exercisesDirs: [...(raw.EXERCISES_BUILT_IN ? ["exercises"] : []), ...foldersIn(raw.EXERCISES_DIR)],
  demo: raw.DEMO,
  secret: raw.SECRET ?? findSecret(raw.DATA_DIR),
  dataDir: raw.DATA_DIR,
  exportsDir: raw.EXPORTS_DIR ?? path.join(raw.DATA_DIR, "exports"),
  graders: raw.GRADERS,
  logLevel: raw.LOG_LEVEL,
  trustProxy: raw.TRUST_PROXY,
  /** Null if this installation sends no email. */
  mail: raw.SMTP_URL && raw.MAIL_FROM ? { url: raw.SMTP_URL, from: raw.MAIL_FROM } : null,
  securityContact: raw.SECURITY_CONTACT,
  metricsToken: raw.METRICS_TOKEN,
  drainSeconds: raw.DRAIN_SECONDS,
  /** Null if this installation uses no language model. */
  model: raw.model,
  /** How many tokens a learner may use per day, and how many a cohort's members may use together per month. */
  tutorTokens: { aDay: raw.TUTOR_TOKENS_A_DAY, aMonth: raw.TUTOR_TOKENS_A_MONTH },
  mode: raw.NODE_ENV,
} as const;

export interface Setting {
  readonly name: EnvName;
  /** Null if the variable has no value. Never a secret. */
  readonly value: string | null;
  /** Whether the environment sets the variable. Otherwise the default applies. */
  readonly isGiven: boolean;
}

/** Returns every variable with its current value, in the form that an admin may see. */
export function listSettings(): Setting[] {
  return ENV_NAMES.map((name) => ({
    name,
    value: valueInWords(name, raw[name] === undefined ? undefined : String(raw[name])),
    isGiven: Boolean(process.env[name]),
  }));
}
