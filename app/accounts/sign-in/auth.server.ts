import { passkey } from "@better-auth/passkey";
import { hash, verify } from "@node-rs/argon2";
import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError } from "better-auth/api";
import { twoFactor } from "better-auth/plugins";
import { db } from "~/database/db.server";
import { env } from "~/operations/env.server";
import { log } from "~/operations/log.server";
import { DAY_MS } from "~/operations/time";
import { guestDoor } from "../guests/guest-door.server";
import { MIN_PASSWORD } from "../passwords/new-password";
import { deviceOf } from "./device";

const isHttps = env.origin.startsWith("https:");
const SESSION_DAYS = 30;

/** Times of accounts and sessions are rounded to the day, so that they do not reveal when someone works (promise 1). */
const toDay = (time: Date | string | undefined) =>
  new Date(Math.floor(+new Date(time ?? Date.now()) / DAY_MS) * DAY_MS);

/** Rounds the times of a row to the day before it is written. */
function cutToDay<T extends { createdAt?: unknown; updatedAt?: unknown; expiresAt?: unknown }>(row: T) {
  const cut = { ...row, updatedAt: toDay(undefined) };
  for (const field of ["createdAt", "expiresAt"] as const) {
    if (row[field]) Object.assign(cut, { [field]: toDay(row[field] as Date) });
  }
  return cut;
}

const made = async <T extends object>(row: T) => ({ data: { ...cutToDay(row), createdAt: toDay(undefined) } });
const changed = async <T extends object>(row: T) => ({ data: cutToDay(row) });

const QUARTER_MS = 15 * 60 * 1000;
/**
 * Rounds a time up to the next 15 minutes, the finest resolution at which Onramp stores times of anything that expires
 * within a day.
 */
const toQuarter = (time: Date) => new Date(Math.ceil(+time / QUARTER_MS) * QUARTER_MS);

/**
 * The second step: codes from an authenticator app, and recovery codes. After ten wrong codes in a row, codes are
 * refused for 15 to 30 minutes: the library's 15 minutes, rounded up.
 */
const secondStep = twoFactor({ issuer: "Onramp" });
const { lockedUntil } = secondStep.schema.twoFactor.fields;
Object.assign(lockedUntil, { transform: { input: (time: Date | null) => time && toQuarter(time) } });

/**
 * Passkeys on people's devices. The device must verify its owner (by fingerprint, face or PIN), so that a passkey
 * counts as both steps.
 */
const passkeys = passkey({
  rpName: "Onramp",
  rpID: new URL(env.origin).hostname,
  origin: new URL(env.origin).origin,
  authenticatorSelection: { residentKey: "required", userVerification: "required" },
  registration: { afterVerification: ({ verification }) => needOwner(verification.registrationInfo?.userVerified) },
  authentication: { afterVerification: ({ verification }) => needOwner(verification.authenticationInfo.userVerified) },
});
Object.assign(passkeys.schema.passkey.fields.createdAt, { transform: { input: toDay } });
// This id is not stored, because it would reveal the make of the device.
Object.assign(passkeys.schema.passkey.fields.aaguid, { transform: { input: () => null } });

function needOwner(isVerified: boolean | undefined): void {
  if (!isVerified) throw new APIError("UNAUTHORIZED", { message: "The device didn’t verify its owner." });
}

/**
 * The accounts library. We use only `auth.api` and don't mount the library's own HTTP routes, so that every entry
 * point is one of our actions, with its guard.
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
  session: {
    expiresIn: SESSION_DAYS * 24 * 60 * 60,
    updateAge: 24 * 60 * 60,
    // The freshness of a session is checked in `recent.server.ts` instead, because times in these rows are rounded to
    // days.
    freshAge: 0,
    additionalFields: { device: { type: "string", input: false, required: false } },
  },
  user: {
    additionalFields: {
      isAdmin: { type: "boolean", input: false, defaultValue: false },
      isDemo: { type: "boolean", input: false, defaultValue: false },
      editor: { type: "string", input: false, defaultValue: "monaco" },
      singleKeys: { type: "boolean", input: false, defaultValue: true },
      guestUntil: { type: "date", input: false, required: false },
    },
  },
  plugins: [guestDoor, secondStep, passkeys],
  databaseHooks: {
    user: { create: { before: made }, update: { before: changed } },
    account: { create: { before: made }, update: { before: changed } },
    session: {
      create: {
        before: async (row, asked) => {
          const device = asked?.headers ? deviceOf(asked.headers.get("user-agent")) : null;
          return { data: { ...(await made(row)).data, device, ipAddress: null, userAgent: null } };
        },
      },
      update: { before: changed },
    },
    verification: {
      create: {
        before: async ({ expiresAt, ...row }) => {
          const today = toDay(undefined);
          return { data: { ...row, expiresAt: toQuarter(expiresAt), createdAt: today, updatedAt: today } };
        },
      },
    },
  },
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  // We log errors ourselves, because the library's log lines quote database queries.
  logger: {
    level: "error",
    log: (_level, _message, ...rest) =>
      log.error({ err: rest.find((part) => part instanceof Error) }, "the accounts library failed"),
  },
  advanced: {
    // With "__Host-", a page on another subdomain can't set a session cookie for Onramp.
    cookiePrefix: isHttps ? "__Host-onramp" : "onramp",
    useSecureCookies: false,
    defaultCookieAttributes: { secure: isHttps },
    ipAddress: { disableIpTracking: true },
    database: { generateId: false },
  },
});
