/** A request that makes no sense: answered with 400, the code and the message. */
export class BadRequest extends Error {
  override readonly name = "BadRequest";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
