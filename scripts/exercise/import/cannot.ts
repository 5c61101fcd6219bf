/** Thrown for an exercise that can't be imported, with the reason in one line. */
export class CannotImport extends Error {
  override readonly name = "CannotImport";
}
