import { type Filter, type Group, LISTS, queryOf, without } from "~/catalogue/filter";
import { listOf } from "~/kinds/count-words";
import { SKILLS, TRACKS } from "~/kinds/skills";
import { STATE_WORDS } from "~/ui/state-mark";

/** The label of a filter's value. */
export function nameOf({ leadTitles }: Filter, group: Group, value: string): string {
  switch (group) {
    case "track":
      return leadTitles.get(value) ?? TRACKS[value as keyof typeof TRACKS];
    case "skill":
      return SKILLS[value as keyof typeof SKILLS];
    case "state":
      return STATE_WORDS[value as keyof typeof STATE_WORDS];
    case "minutes":
      return `${value} min at most`;
    case "difficulty":
      return `difficulty ${value}`;
    case "q":
      return `“${value}”`;
    default:
      return value;
  }
}

export interface Chip {
  readonly label: string;
  /** The link to the list without this filter. */
  readonly href: string;
}

/** One chip for each active filter. */
export function chipsOf(filter: Filter): Chip[] {
  const link = (group: Group, value: string): Chip => ({
    label: nameOf(filter, group, value),
    href: hrefOf(without(filter, group, value)),
  });
  return [
    ...(filter.q ? [link("q", filter.q)] : []),
    ...LISTS.flatMap((group) => filter[group].map((value) => link(group, value))),
    ...(filter.minutes === null ? [] : [link("minutes", String(filter.minutes))]),
  ];
}

export const hrefOf = (filter: Filter): string => `/exercises${queryOf(filter)}`;

const or = (words: readonly string[]) => listOf(words, "or");

/** Says that no exercise matches, for example "No fix exercise in “Security reviewer” takes 5 minutes or less." */
export function nothingFound(filter: Filter): string {
  const said = (group: Exclude<Group, "q" | "minutes">) =>
    or(filter[group].map((value) => nameOf(filter, group, value)));
  const subject = `${filter.kind.length > 0 ? `${or(filter.kind)} ` : ""}exercise${
    filter.track.length > 0 ? ` in ${or(filter.track.map((id) => `“${nameOf(filter, "track", id)}”`))}` : ""
  }`;
  const claims = [
    filter.state.length > 0 && `is ${said("state")}`,
    filter.difficulty.length > 0 && `has difficulty ${or(filter.difficulty)}`,
    filter.skill.length > 0 && `trains you to ${said("skill")}`,
    filter.class.length > 0 && `is about ${said("class")}`,
    filter.minutes !== null && `takes ${filter.minutes} minutes or less`,
    filter.q && `has “${filter.q}” in its title or task`,
  ].filter((claim): claim is string => Boolean(claim));
  return claims.length > 0 ? `No ${subject} ${listOf(claims)}.` : `There is no ${subject}.`;
}

const GROUP_WORDS: Readonly<Record<Group, string>> = {
  kind: "the kind",
  track: "the track",
  state: "the state",
  difficulty: "the difficulty",
  skill: "the skill",
  class: "the defect class",
  minutes: "the time limit",
  q: "the search",
};

/** The name of a filter that could be removed, for example "the time limit". */
export const groupName = (group: Group): string => GROUP_WORDS[group];
