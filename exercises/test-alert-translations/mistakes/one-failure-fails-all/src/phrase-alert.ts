import { type Alert, type Language, OWN_LANGUAGE, type Phrased } from "./alert";
import { isTrueTo } from "./facts";
import { template } from "./template";
import { textIn } from "./text-in";
import { promptFor, type Writer } from "./writer";

const MOST_ATTEMPTS = 2;

/** An alert in these languages, in their order. Two requests are under way at most. */
export async function phraseAlert(alert: Alert, languages: readonly Language[], writer: Writer): Promise<Phrased[]> {
  const phrased: Phrased[] = [];
  const waiting = languages.entries();
  const work = async () => {
    // Both take from the same row.
    for (const [place, language] of waiting) {
      phrased[place] = await phrase(alert, language, writer);
    }
  };
  await Promise.all([work(), work()]);
  return phrased;
}

async function phrase(alert: Alert, language: Language, writer: Writer): Promise<Phrased> {
  const attempts = language === OWN_LANGUAGE ? 0 : MOST_ATTEMPTS;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const text = textIn(await writer.write(promptFor(alert, language)));
    if (isTrueTo(alert, text)) return { language, text, by: "model" };
  }
  return { language, text: template(alert, language), by: "template" };
}
