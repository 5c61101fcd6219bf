import type { Dataset } from "./store";

/** Somebody who is signed in. A visitor is `undefined`. */
export interface Actor {
  readonly name: string;
  readonly department: string;
  readonly isAdmin: boolean;
}

/** Everybody sees what is published; a draft is there for its department and for admins. */
export function maySee(actor: Actor | undefined, { state, department }: Dataset): boolean {
  return state === "published" || (actor !== undefined && (actor.isAdmin || actor.department === department));
}
