import { parseOptions } from "../src/options";

/** Whether the importer knows an option, whatever it thinks of a missing value. */
export function isTaken(option: string): boolean {
  try {
    parseOptions(["https://feeds.example/night.csv", option]);
    return true;
  } catch (error) {
    return !(error instanceof Error && `${error.message}`.includes("unknown option"));
  }
}

/** The default that the importer uses, as the README writes it; undefined for none, and for a switch that is off. */
export function standardOf(option: string): string | undefined {
  const field = option.slice(2).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const value = (parseOptions(["https://feeds.example/night.csv"]) as unknown as Record<string, unknown>)[field];
  return value === undefined || value === false ? undefined : String(value);
}
