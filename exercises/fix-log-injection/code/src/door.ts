import { type AuditEvent, formatEvent } from "./audit";

export interface Attempt {
  readonly name: string;
  readonly password: string;
  readonly agent: string;
}

export interface Door {
  readonly isRight: (name: string, password: string) => boolean;
  /** Appends text to the audit log. */
  readonly append: (text: string) => void;
  readonly now: () => string;
}

/** Lets somebody in, or not; the audit log has a line of it in either case. */
export function signIn(door: Door, { name, password, agent }: Attempt): boolean {
  const isIn = door.isRight(name, password);
  note(door, { outcome: isIn ? "signed-in" : "refused", name, agent });
  return isIn;
}

export function signOut(door: Door, name: string, agent: string): void {
  note(door, { outcome: "signed-out", name, agent });
}

function note(door: Door, event: Omit<AuditEvent, "at">): void {
  door.append(`${formatEvent({ at: door.now(), ...event })}\n`);
}
