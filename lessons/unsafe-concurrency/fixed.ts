export interface Archive {
  /** Signs in, and ends the previous session. */
  signIn(): Promise<string>;
  /** Returns the score, or "expired" if the token's session has ended. */
  fetchScore(token: string, title: string): Promise<string>;
}

export class SheetMusic {
  readonly #archive: Archive;
  /** The sign-in that is under way or done. */
  #token: Promise<string> | null = null;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** Signs in once and reuses the token. A failed sign-in is forgotten, so that the next call can retry. */
  #currentToken(): Promise<string> {
    this.#token ??= this.#archive.signIn().catch((error) => {
      this.#token = null;
      throw error;
    });
    return this.#token;
  }

  async score(title: string): Promise<string> {
    const token = await this.#currentToken();
    return this.#archive.fetchScore(token, title);
  }
}
