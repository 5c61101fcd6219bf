/** An exercise that cannot be taken over: why, in one line. */
export class CannotImport extends Error {
  override readonly name = "CannotImport";
}
