import type { Chosen } from "~/cohort/own/portfolio";
import { isSameText } from "~/ui/forms/kept-words";

/** The key under which a browser keeps the form of the portfolio until it is saved. */
export const PORTFOLIO = "portfolio";
export const wordsOf = (learner: { readonly id: string }) => `${learner.id}:portfolio`;

/** What is stored of the portfolio, in the words of its form. */
export interface Stored {
  readonly name: string;
  readonly intro: string;
  readonly chosen: Chosen | null;
}

/** The fields that are not checkboxes. */
const TEXTS = ["name", "intro", "words"];

/** Whether these fields of the form are the same as what is stored. The text in the link is stored with the link. */
export function isStored(fields: URLSearchParams, { name, intro, chosen }: Stored): boolean {
  const ticked = [...fields].flatMap(([part, one]) => (TEXTS.includes(part) ? [] : [`${part} ${one}`]));
  const stored = new Set(Object.entries(chosen ?? {}).flatMap(([part, all]) => all.map((one) => `${part} ${one}`)));
  return (
    isSameText(fields.get("name") ?? "", name) &&
    isSameText(fields.get("intro") ?? "", intro) &&
    ticked.length === stored.size &&
    ticked.every((one) => stored.has(one))
  );
}
