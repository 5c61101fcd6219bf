/** A file beside a dataset. Its content stands on the shared disk. */
export interface Attachment {
  readonly datasetId: string;
  /** As the department named it, folders included: "maps/2026/legend.pdf". */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly addedBy: string;
  /** "2026-11-20". */
  readonly addedOn: string;
}

export interface AttachmentStore {
  /** The attachments of a dataset, in no order. */
  of(datasetId: string): readonly Attachment[];
  /** Adds it, or takes the place of the one with the same dataset and name. */
  save(attachment: Attachment): void;
}
