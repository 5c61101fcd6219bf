/** A file that was not taken. The supplier gets the message by mail. */
export class ImportError extends Error {
  override readonly name = "ImportError";
}
