/** Ends a request with a status and a few words for whoever sent it. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;

  constructor(status: number, words: string) {
    super(words);
    this.status = status;
  }
}
