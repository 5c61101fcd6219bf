/** A review as it was first sent, if its author corrected it later. */

interface AsSent {
  readonly verdict: string;
  readonly rubricVersion: number;
  /** The choices as JSON, as in the table. */
  readonly choices: string;
}

/** The review as first sent; null if the review was never corrected. */
export const asFirstSent = ({ asSent }: { readonly asSent: string | null }): AsSent | null =>
  asSent === null ? null : (JSON.parse(asSent) as AsSent);

export const storeAsSent = ({ verdict, rubricVersion, choices }: AsSent): string =>
  JSON.stringify({ verdict, rubricVersion, choices } satisfies AsSent);
