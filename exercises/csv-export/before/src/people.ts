/** Somebody who is signed in. A visitor is `undefined` wherever an actor is asked for. */
export interface Actor {
  readonly name: string;
  /** "parks", "water". Everybody belongs to one. */
  readonly department: string;
  readonly isAdmin: boolean;
}
