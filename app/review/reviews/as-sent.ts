/** A review as it was first sent, if it was corrected since. */

interface AsSent {
  readonly verdict: string;
  readonly rubricVersion: number;
  /** JSON, as in the table. */
  readonly choices: string;
}

/** Null if the review was never corrected. */
export const asFirstSent = ({ asSent }: { readonly asSent: string | null }): AsSent | null =>
  asSent === null ? null : (JSON.parse(asSent) as AsSent);

export const storeAsSent = ({ verdict, rubricVersion, choices }: AsSent): string =>
  JSON.stringify({ verdict, rubricVersion, choices } satisfies AsSent);
