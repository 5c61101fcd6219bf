/** A supplier's file that was not taken. The message goes to the supplier. */
export class FileError extends Error {
  override readonly name = "FileError";
}
