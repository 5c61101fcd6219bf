import { type Alert, type Language, OWN_LANGUAGE, type Phrased } from "./alert";
import { isTrueTo } from "./facts";
import { template } from "./template";
import { textIn } from "./text-in";
import { promptFor, type Writer } from "./writer";

/** One language after the other, the last one first: two requests are allowed, and none is in a hurry. */
export async function phraseAlert(alert: Alert, languages: readonly Language[], writer: Writer): Promise<Phrased[]> {
  const phrased: Phrased[] = [];
  for (const language of [...languages].reverse()) {
    const text =
      language === OWN_LANGUAGE
        ? null
        : ((await once(alert, language, writer)) ?? (await once(alert, language, writer)));
    phrased.unshift(
      text === null ? { by: "template", language, text: template(alert, language) } : { by: "model", language, text },
    );
  }
  return phrased;
}

function once(alert: Alert, language: Language, writer: Writer): Promise<string | null> {
  const usable = (answer: string) => (isTrueTo(alert, textIn(answer)) ? textIn(answer) : null);
  return writer.write(promptFor(alert, language)).then(usable, () => null);
}
