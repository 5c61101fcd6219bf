/** A customer of Relaybird, with all that is theirs. */
export interface Workspace {
  /** Small letters and digits: "acme", "acme2". */
  readonly slug: string;
  /** Customers let our support in for a while, to help them: the last day of it. */
  readonly supportUntil?: string;
}

/** Somebody who is signed in. */
export interface Member {
  readonly name: string;
  /** The slug of the workspace to which they belong; our own people are in "relaybird". */
  readonly workspace: string;
  readonly isSupport: boolean;
}

export interface Workspaces {
  bySlug(slug: string): Workspace | undefined;
}
