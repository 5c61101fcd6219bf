/** What someone did to a person’s account that they hear of, in words. */
export const ACCOUNT_NEWS = {
  "reset-link": "An admin made a link with which your password can be set",
  "password-reset": "Your password was set by a link, and all devices were signed out",
  "admin-given": "You were made an admin",
  "admin-taken": "You are no longer an admin",
  "second-step-reset": "An admin turned off your second step for signing in",
  "signed-out": "An admin signed you out of all devices",
} as const;
export type AccountNews = keyof typeof ACCOUNT_NEWS;
