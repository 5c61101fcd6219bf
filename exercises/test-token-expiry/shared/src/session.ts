export const ROLES = ["viewer", "editor", "admin"] as const;

/** Who is asking, and what they may do. */
export interface Session {
  readonly user: string;
  readonly role: (typeof ROLES)[number];
}

/** Tells the time. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
}
