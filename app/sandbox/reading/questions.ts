/**
 * Types for questions about a source that a person wrote. They are answered only in a confined process
 * (read-source.server.ts).
 */
import type { Files } from "../contract";
import { linkNames, type NameLink } from "./name-links";
import { sameCode } from "./same-code";
import { measure, type StructureKind } from "./structure";
import { linesOfTests } from "./test-lines";

export interface Questions {
  /** A string for each path. Two files have equal strings if their code has the same meaning (same-code.ts). */
  readonly same: { readonly asked: Files; readonly answer: Record<string, string> };
  /** The line of each test title, in the same order as the titles. */
  readonly "test-lines": {
    readonly asked: { readonly suite: string; readonly titles: readonly string[] };
    readonly answer: (number | null)[];
  };
  readonly structure: {
    readonly asked: { readonly kind: StructureKind; readonly files: Files };
    readonly answer: number;
  };
  /** The links from names to their definitions, keyed by path. */
  readonly names: { readonly asked: Files; readonly answer: Record<string, readonly NameLink[]> };
}
export type QuestionName = keyof Questions;

const ANSWERS: { readonly [Name in QuestionName]: (asked: Questions[Name]["asked"]) => Questions[Name]["answer"] } = {
  same: (files) => Object.fromEntries(Object.entries(files).map(([path, text]) => [path, sameCode(path, text)])),
  "test-lines": ({ suite, titles }) => linesOfTests(suite, titles),
  structure: ({ kind, files }) => measure(kind, files),
  names: linkNames,
};

export const answer = <Name extends QuestionName>(name: Name, asked: Questions[Name]["asked"]) => ANSWERS[name](asked);
