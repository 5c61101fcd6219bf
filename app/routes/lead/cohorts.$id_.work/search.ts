import { SKILLS } from "~/kinds/skills";
import type { Search } from "./search.server";

/** The path of the cohort page that led here. */
export const pathOf = (of: Search["of"], slug = "") =>
  of === "exercise" ? `/exercises/${encodeURIComponent(slug)}` : of ? `/${of}` : "";

const CREDIT_WORDS = {
  none: "got no credit for",
  half: "got part of the credit for",
  whole: "got full credit for",
} as const;

/** Describes the list's contents in words. */
export function sayFilter(
  filter: Omit<Search, "page" | "back" | "of">,
  who: string | null,
  title: string | null,
): string {
  const said = [
    who && `by ${who}`,
    filter.skill && `on “${SKILLS[filter.skill]}”`,
    filter.class &&
      `with an issue of the class ${filter.class}${filter.caught === "yes" ? " that was found" : filter.caught === "no" ? " that was missed" : ""}`,
    filter.truth && `on ${filter.truth} changes`,
    filter.slug && `of “${title ?? filter.slug}”`,
    filter.first && "in first attempts",
    filter.part && filter.credit && `that ${CREDIT_WORDS[filter.credit]} “${filter.part.replace(/^\S+ /, "")}”`,
    filter.place !== undefined &&
      (filter.place === ""
        ? "that marked the whole change as wrong"
        : `that marked ${filter.place.replace(/:(old|new):/, ", ")} as wrong`),
    filter.requested && (filter.requested === "yes" ? "with changes requested" : "approved"),
  ].filter(Boolean);
  return said.length === 0 ? "of all learners" : said.join(", ");
}
