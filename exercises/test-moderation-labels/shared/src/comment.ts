/** What somebody wrote below a dataset. */
export interface Comment {
  /** "c17": given by the portal, never twice. */
  readonly id: string;
  readonly text: string;
  /** Name and mail address are for the portal's staff alone. */
  readonly author: string;
  readonly mail: string;
}

export interface Decision {
  readonly id: string;
  /** At once on the page, or in the queue that a person reads. */
  readonly decision: "publish" | "hold";
  /** For that person. */
  readonly why: string;
}
