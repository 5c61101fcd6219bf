import type { Files } from "~/sandbox/contract";

/**
 * For kinds whose exercises can have properties: the versions of the code on which properties are tested, and the texts
 * that they may quote.
 */
export interface Fuzzed<Content> {
  /** Whether an exercise must have either properties or a stated reason for having none. */
  isRequired(content: Content): boolean;
  /** The texts that a property may quote, keyed by file. The task comes first. */
  texts(content: Content): Files;
  /** All versions, starting with the reference. */
  versions(content: Content): readonly FuzzedVersion[];
}

export interface FuzzedVersion {
  readonly name: string;
  readonly files: Files;
  /** Whether this version is right, so that every property has to hold for it. */
  readonly isRight: boolean;
  /** This version's known minor issues. A property that names one of them must fail for this version. */
  readonly issues: readonly string[];
}
