import { type Alert, type Language, OWN_LANGUAGE, type Phrased } from "./alert";
import { isTrueTo } from "./facts";
import { template } from "./template";
import { textIn } from "./text-in";
import { promptFor, type Writer } from "./writer";

/** All languages are begun at once; a turnstile lets two of their requests through at a time. */
export async function phraseAlert(alert: Alert, languages: readonly Language[], writer: Writer): Promise<Phrased[]> {
  const turnstile = new Turnstile(2);
  return Promise.all(
    languages.map(async (language): Promise<Phrased> => {
      if (language === OWN_LANGUAGE) return byTemplate(alert, language);
      const ask = () => turnstile.pass(() => writer.write(promptFor(alert, language)));
      for (const _ of ["first", "second"]) {
        const text = textIn(await ask().catch(() => ""));
        if (isTrueTo(alert, text)) return { text, by: "model", language };
      }
      return byTemplate(alert, language);
    }),
  );
}

const byTemplate = (alert: Alert, language: Language): Phrased => ({
  text: template(alert, language),
  by: "template",
  language,
});

/** Lets so many through at once; the others wait in a row. */
class Turnstile {
  #free: number;
  readonly #row: (() => void)[] = [];

  constructor(free: number) {
    this.#free = free;
  }

  async pass<T>(run: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((go) => void this.#row.push(go));
    try {
      return await run();
    } finally {
      const next = this.#row.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
