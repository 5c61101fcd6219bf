/** A supplier's file that was not taken. The message goes to the supplier, `cause` to our log. */
export class FileError extends Error {
  override readonly name = "FileError";

  /** `line`: where in the file, from 1. */
  constructor(line: number, message: string, options?: { cause: unknown }) {
    super(`Line ${line}: ${message}`, options);
  }
}
