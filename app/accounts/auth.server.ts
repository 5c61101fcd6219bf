import { hash, verify } from "@node-rs/argon2";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { db } from "~/db.server";
import { env } from "~/env.server";
import { log } from "~/log.server";
import { guestDoor } from "./guest-door.server";

export const MIN_PASSWORD = 10;
const isHttps = env.origin.startsWith("https:");
const DAY_MS = 24 * 60 * 60 * 1000;
const SESSION_DAYS = 30;

/** Times of accounts and sessions are kept to the day, so that they say nothing about when somebody works (promise 1). */
const toDay = (time: Date | string | undefined) =>
  new Date(Math.floor(+new Date(time ?? Date.now()) / DAY_MS) * DAY_MS);

/** A row about to be written, its times cut to the day. */
function cutToDay<T extends { createdAt?: unknown; updatedAt?: unknown; expiresAt?: unknown }>(row: T) {
  const cut = { ...row, updatedAt: toDay(undefined) };
  for (const field of ["createdAt", "expiresAt"] as const) {
    if (row[field]) Object.assign(cut, { [field]: toDay(row[field] as Date) });
  }
  return cut;
}

const made = async <T extends object>(row: T) => ({ data: { ...cutToDay(row), createdAt: toDay(undefined) } });
const changed = async <T extends object>(row: T) => ({ data: cutToDay(row) });

/**
 * The accounts library, used through `auth.api` alone: its own HTTP routes are not mounted, so every door is one of our
 * actions with its guard.
 */
export const auth = betterAuth({
  appName: "Onramp",
  baseURL: env.origin,
  secret: env.secret,
  database: prismaAdapter(db, { provider: env.databaseKind }),
  emailAndPassword: {
    enabled: true,
    minPasswordLength: MIN_PASSWORD,
    maxPasswordLength: 200,
    password: { hash: (password) => hash(password), verify: ({ hash: stored, password }) => verify(stored, password) },
  },
  session: { expiresIn: SESSION_DAYS * 24 * 60 * 60, updateAge: 24 * 60 * 60 },
  user: {
    additionalFields: {
      isAdmin: { type: "boolean", input: false, defaultValue: false },
      isDemo: { type: "boolean", input: false, defaultValue: false },
      editor: { type: "string", input: false, defaultValue: "monaco" },
      singleKeys: { type: "boolean", input: false, defaultValue: true },
      guestUntil: { type: "date", input: false, required: false },
    },
  },
  plugins: [guestDoor],
  databaseHooks: {
    user: { create: { before: made }, update: { before: changed } },
    account: { create: { before: made }, update: { before: changed } },
    session: {
      create: { before: async (row) => ({ data: { ...(await made(row)).data, ipAddress: null, userAgent: null } }) },
      update: { before: changed },
    },
  },
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  // Its own lines quote what was asked of the database.
  logger: {
    level: "error",
    log: (_level, _message, ...rest) =>
      log.error({ err: rest.find((part) => part instanceof Error) }, "the accounts library failed"),
  },
  advanced: {
    // "__Host-": another name under ours can set no session in its place.
    cookiePrefix: isHttps ? "__Host-onramp" : "onramp",
    useSecureCookies: false,
    defaultCookieAttributes: { secure: isHttps },
    ipAddress: { disableIpTracking: true },
    database: { generateId: false },
  },
});
