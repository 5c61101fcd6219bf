import type { Files } from "~/sandbox/contract";

/** What the properties of an exercise are tried on. */
export interface Fuzzed<Content> {
  /** Whether an exercise has to have properties, or a reason why it has none. */
  isRequired(content: Content): boolean;
  /** The texts that a property may quote, by file; the task first. */
  texts(content: Content): Files;
  /** The reference first. */
  versions(content: Content): readonly FuzzedVersion[];
}

export interface FuzzedVersion {
  readonly name: string;
  readonly files: Files;
  /** Every property has to hold on it. */
  readonly isRight: boolean;
  /** This version's known minor issues. A property that names one of them has to fail on this version. */
  readonly issues: readonly string[];
}
