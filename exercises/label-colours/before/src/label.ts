/** A price label for a shelf. */
export interface Label {
  readonly text: string;
  readonly heightMm: number;
  /** The colour of the paper, as the shop typed it in. */
  readonly paper: string;
}

/** A label that cannot be printed. Shops read the message. */
export class LabelError extends Error {
  override readonly name = "LabelError";
}
