import type { Alert, Language } from "./alert";

/** Stiff, and always right: what is shown when the model has nothing better. */
export function template({ line, between: [a, b], from, until }: Alert, language: Language): string {
  switch (language) {
    case "en":
      return `${line}: no service ${a} - ${b} from ${from}${until ? ` to ${until}` : ""}.`;
    case "de":
      return `${line}: kein Betrieb ${a} - ${b} ab ${from}${until ? ` bis ${until}` : ""}.`;
    case "fr":
      return `${line} : pas de service ${a} - ${b} dès ${from}${until ? ` jusqu'à ${until}` : ""}.`;
    case "pl":
      return `${line}: brak kursów ${a} - ${b} od ${from}${until ? ` do ${until}` : ""}.`;
  }
}
