import type { RunRequest } from "../contract";
import { LOG_LIMIT } from "../limits";
import { EngineStop } from "./instance";

/** Collects printed text. If more than `most` characters are printed, the run ends. */
export class Log {
  text = "";
  #printed = 0;
  /** The text that each test printed, keyed by the test's id. */
  readonly ofTests = new Map<string, string>();
  readonly #most: number;
  constructor(walled: boolean, { spacious = false }: Pick<RunRequest, "spacious">) {
    this.#most = walled ? (spacious ? 2 : 1) * LOG_LIMIT : Number.POSITIVE_INFINITY;
  }
  write(text: string, test: string | null): void {
    const kept = this.#most < Number.POSITIVE_INFINITY ? text.slice(0, LOG_LIMIT - this.text.length) : text;
    this.#printed += text.length;
    this.text += kept;
    if (test !== null) this.ofTests.set(test, (this.ofTests.get(test) ?? "") + kept);
    if (this.#printed > this.#most) throw new EngineStop("output");
  }
}
