import { randomUUID } from "node:crypto";
import type { BetterAuthPlugin } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { dayAfter, GUEST_DAYS } from "./guest-days";

/**
 * Adds `auth.api.signInGuest`, which creates a guest and their session. A guest is a user who can't sign in: a guest
 * has no password, and an address under `.invalid`, where no mail server can exist. Only the cookie identifies them.
 * This extends the accounts library, so that a guest's session and cookie are created in the same way as everyone
 * else's.
 */
export const guestDoor = {
  id: "guest",
  endpoints: {
    signInGuest: createAuthEndpoint("/sign-in/guest", { method: "POST" }, async (ctx) => {
      const { internalAdapter } = ctx.context;
      const now = new Date();
      const user = await internalAdapter.createUser(
        {
          name: "Guest",
          email: `guest-${randomUUID()}@guest.invalid`,
          emailVerified: false,
          guestUntil: dayAfter(GUEST_DAYS, now),
          createdAt: now,
          updatedAt: now,
        },
        { method: "anonymous" },
      );
      const session = await internalAdapter.createSession(user.id);
      await setSessionCookie(ctx, { session, user });
      return ctx.json({ id: user.id });
    }),
  },
} satisfies BetterAuthPlugin;
