/** The wording of notices about changes to someone's account. */
export const ACCOUNT_NEWS = {
  "passkey-added": "A passkey was added to your account",
  "password-changed": "Your password was changed",
  "second-step-off": "Two-step sign-in was turned off",
  "codes-renewed": "Your recovery codes were replaced",
  "reset-link": "An admin created a link to set your password",
  "password-reset": "Your password was set with a link; all devices were signed out and all passkeys removed",
  "admin-given": "You are now an admin",
  "admin-taken": "You are no longer an admin",
  "second-step-reset": "An admin turned off your two-step sign-in",
  moved: "You were moved to another cohort",
  "signed-out": "An admin signed you out of all devices",
} as const;
export type AccountNews = keyof typeof ACCOUNT_NEWS;
