export interface Archive {
  /** Signs in. Ends the session that was there before. */
  signIn(): Promise<string>;
  /** Gives the score, or "expired" for a token whose session has ended. */
  fetchScore(token: string, title: string): Promise<string>;
}

export class SheetMusic {
  readonly #archive: Archive;
  #token: string | null = null;

  constructor(archive: Archive) {
    this.#archive = archive;
  }

  /** Signs in once and reuses the token. */
  async #currentToken(): Promise<string> {
    if (this.#token === null) {
      this.#token = await this.#archive.signIn();
    }
    return this.#token;
  }

  async score(title: string): Promise<string> {
    const token = await this.#currentToken();
    return this.#archive.fetchScore(token, title);
  }
}
