export interface Archive {
  /** Signs in, and ends the previous session. */
  signIn(): Promise<string>;
  /** Returns the score, or "expired" if the token's session has ended. */
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
