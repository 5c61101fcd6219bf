import { type Alert, type Language, OWN_LANGUAGE, type Phrased } from "./alert";
import { isTrueTo } from "./facts";
import { template } from "./template";
import { textIn } from "./text-in";
import { promptFor, type Writer } from "./writer";

const MOST_ATTEMPTS = 2;

/** An alert in these languages, in their order, all of them at once. */
export async function phraseAlert(alert: Alert, languages: readonly Language[], writer: Writer): Promise<Phrased[]> {
  return Promise.all(languages.map((language) => phrase(alert, language, writer)));
}

async function phrase(alert: Alert, language: Language, writer: Writer): Promise<Phrased> {
  const attempts = language === OWN_LANGUAGE ? 0 : MOST_ATTEMPTS;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    try {
      const text = textIn(await writer.write(promptFor(alert, language)));
      if (isTrueTo(alert, text)) return { language, text, by: "model" };
    } catch {
      // Refused or failed: as good as a text that cannot be used.
    }
  }
  return { language, text: template(alert, language), by: "template" };
}
