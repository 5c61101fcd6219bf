/** A file that was not taken. The supplier gets the message by mail; `cause` is for us. */
export class ImportError extends Error {
  override readonly name = "ImportError";

  /** `row`: where in the file, from 1; absent where it is the file as a whole. */
  constructor(message: string, { row, cause }: { row?: number; cause?: unknown } = {}) {
    super(row === undefined ? message : `Row ${row}: ${message}`, { cause });
  }
}
