import { type Alert, type Language, OWN_LANGUAGE, type Phrased } from "./alert";
import { containsAllFacts } from "./facts";
import { template } from "./template";
import { textIn } from "./text-in";
import { promptFor, type Writer } from "./writer";

const MAX_CONCURRENT = 2;
const MAX_ATTEMPTS = 2;

/**
 * Phrases an alert in several languages.
 *
 * Every model text is verified against the facts of the alert before it is shown; if verification fails twice, the
 * reviewed template is used instead, so passengers never see a hallucinated alert.
 */
export async function phraseAlert(alert: Alert, languages: readonly Language[], writer: Writer): Promise<Phrased[]> {
  const results: Phrased[] = new Array(languages.length);
  let cursor = 0;

  async function worker(): Promise<void> {
    while (cursor < languages.length) {
      const index = cursor++;
      results[index] = await phraseIn(alert, languages[index]!, writer);
    }
  }

  await Promise.all(Array.from({ length: MAX_CONCURRENT }, worker));
  return results;
}

async function phraseIn(alert: Alert, language: Language, writer: Writer): Promise<Phrased> {
  if (language !== OWN_LANGUAGE) {
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const text = await tryToWrite(alert, language, writer);
      if (text !== null && containsAllFacts(alert, text)) {
        return { language, text, by: "model" };
      }
    }
  }
  return { language, text: template(alert, language), by: "template" };
}

async function tryToWrite(alert: Alert, language: Language, writer: Writer): Promise<string | null> {
  try {
    return textIn(await writer.write(promptFor(alert, language)));
  } catch {
    return null;
  }
}
