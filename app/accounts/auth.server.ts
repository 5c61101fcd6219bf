import { hash, verify } from "@node-rs/argon2";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { db } from "~/db.server";
import { env } from "~/env.server";

export const MIN_PASSWORD = 10;
const DAY_MS = 24 * 60 * 60 * 1000;
const SESSION_DAYS = 30;

/** Times in session rows are kept to the day, so that they say nothing about when somebody works (promise 1). */
const toDay = (time: Date | string | undefined) =>
  new Date(Math.floor(+new Date(time ?? Date.now()) / DAY_MS) * DAY_MS);

function sessionToTheDay<T extends { expiresAt?: Date; createdAt?: Date }>(session: T) {
  return {
    data: {
      ...session,
      ...(session.expiresAt && { expiresAt: toDay(session.expiresAt) }),
      createdAt: toDay(session.createdAt),
      updatedAt: toDay(undefined),
      ipAddress: null,
      userAgent: null,
    },
  };
}

/**
 * The accounts library, used through `auth.api` alone: its own HTTP routes are not mounted, so every door is one of our
 * actions with its guard.
 */
export const auth = betterAuth({
  appName: "Onramp",
  baseURL: env.origin,
  secret: env.secret,
  database: prismaAdapter(db, { provider: "sqlite" }),
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
    },
  },
  databaseHooks: {
    session: {
      create: { before: async (session) => sessionToTheDay(session) },
      update: {
        before: async (session) => ({
          data: {
            ...session,
            ...(session.expiresAt && { expiresAt: toDay(session.expiresAt as Date) }),
            updatedAt: toDay(undefined),
          },
        }),
      },
    },
  },
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  logger: { level: "error" },
  advanced: {
    cookiePrefix: "onramp",
    useSecureCookies: env.origin.startsWith("https:"),
    ipAddress: { disableIpTracking: true },
    database: { generateId: false },
  },
});
