import type { Files } from "~/sandbox/contract";

/**
 * For kinds whose exercises can have properties: the versions of the code on which properties are tested, and the text
 * that properties may quote.
 */
export interface Fuzzed<Content> {
  /** Whether an exercise must have either properties or a stated reason for having none. */
  isRequired(content: Content): boolean;
  /** The text that a property may quote, keyed by file, with the task first. */
  texts(content: Content): Files;
  /** All versions, starting with the reference. */
  versions(content: Content): readonly FuzzedVersion[];
}

export interface FuzzedVersion {
  readonly name: string;
  readonly files: Files;
  /** Whether this version is correct, so that every property has to hold for it. */
  readonly isRight: boolean;
  /** This version's known minor issues. A property that refers to one of these issues must fail for this version. */
  readonly issues: readonly string[];
}
