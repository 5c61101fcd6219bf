import { z } from "zod";

/** The minimum length of a password, in characters. */
export const MIN_PASSWORD = 10;

/** The field for a new password. Common passwords are refused later (`password-rules.server.ts`). */
export const NewPasswordSchema = z
  .string({ error: `Choose a password of at least ${MIN_PASSWORD} characters.` })
  .min(MIN_PASSWORD, `A password needs at least ${MIN_PASSWORD} characters.`)
  .max(200, "A password can have at most 200 characters.");
