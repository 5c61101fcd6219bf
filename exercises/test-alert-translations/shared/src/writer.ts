import type { Alert, Language } from "./alert";
import { template } from "./template";

/** The language model. It takes two requests at a time, and may refuse or fail. */
export interface Writer {
  write(prompt: string): Promise<string>;
}

/** What the model is asked. The first line names the language, so that a test can tell requests apart. */
export function promptFor(alert: Alert, language: Language): string {
  return [
    `Language: ${language}`,
    "Say this alert in that language, friendly, in one line. Names and times stay as they are. Add nothing.",
    template(alert, "en"),
  ].join("\n");
}
