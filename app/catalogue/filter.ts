import { z } from "zod";
import { KIND_IDS } from "~/kinds/cards";
import { DEFECT_CLASS_IDS, type DefectClass } from "~/kinds/defect-classes";
import type { KindId } from "~/kinds/registry";
import { SKILL_IDS, type Skill, TRACK_IDS } from "~/kinds/skills";
import type { Listing } from "./catalogue.server";
import { isFound, parseQuery, wordsOf } from "./search";

export const STATES = ["new", "draft", "tried", "passed"] as const;
type State = (typeof STATES)[number];
export const SORTS = ["track", "title", "kind", "difficulty", "minutes"] as const;
export type Sort = (typeof SORTS)[number];
const MINUTES = [10, 15, 20, 25] as const;
const DIFFICULTIES = ["1", "2", "3", "4", "5"] as const;
export const PAGE_SIZE = 24;
const MAX_QUERY = 100;

/** An exercise with this person's progress, and with the text that a search looks through (`wordsOf`). */
export type Item = Listing & {
  readonly state: State;
  readonly words?: string | undefined;
  /** The ids of the leads' tracks that contain the exercise. */
  readonly leadTracks?: readonly string[];
};

/** The titles of tracks that leads made, keyed by track id, in display order. */
export type LeadTitles = ReadonlyMap<string, string>;

/** The filter that a URL's query describes. An empty list matches everything. */
export interface Filter {
  readonly q: string;
  readonly kind: readonly KindId[];
  /** Names of Onramp's own tracks, and ids of leads' tracks. */
  readonly track: readonly string[];
  readonly difficulty: readonly string[];
  readonly state: readonly State[];
  readonly skill: readonly Skill[];
  readonly class: readonly DefectClass[];
  /** The maximum duration; null for any duration. */
  readonly minutes: number | null;
  readonly sort: Sort;
  /** The page, counted from 1. */
  readonly page: number;
  /** The leads' tracks that this person may choose from. */
  readonly leadTitles: LeadTitles;
}

/** The parts of a filter that narrow the list, in the order in which pages list them. */
export const GROUPS = ["kind", "track", "state", "difficulty", "skill", "class", "minutes", "q"] as const;
export type Group = (typeof GROUPS)[number];

/** The groups in which a person can choose several values. */
export const LISTS = ["kind", "track", "state", "difficulty", "skill", "class"] as const;
export type ListGroup = (typeof LISTS)[number];

/** All values of a group, in display order. */
export const GROUP_VALUES: Readonly<Record<ListGroup, readonly string[]>> = {
  kind: KIND_IDS,
  track: TRACK_IDS,
  state: STATES,
  difficulty: DIFFICULTIES,
  skill: SKILL_IDS,
  class: DEFECT_CLASS_IDS,
};

/** Accepts any number of known values, and drops unknown values. */
const some = <const T extends string>(values: readonly T[]) =>
  z.array(z.string()).transform((given) => values.filter((value) => given.includes(value)));

const NO_TITLES: LeadTitles = new Map();

const schemaWith = (leadTitles: LeadTitles) =>
  z.object({
    q: z.string().transform((text) => text.trim().slice(0, MAX_QUERY)),
    kind: some(KIND_IDS),
    track: some([...leadTitles.keys(), ...TRACK_IDS]),
    difficulty: some(DIFFICULTIES),
    state: some(STATES),
    skill: some(SKILL_IDS),
    class: some(DEFECT_CLASS_IDS),
    minutes: z.coerce.number().int().min(1).max(999).nullable().catch(null),
    sort: z.enum(SORTS).catch("track"),
    page: z.coerce.number().int().min(1).catch(1),
  });

/** Reads a URL's query. Never fails: invalid values are ignored. */
export function parseFilter(query: URLSearchParams, leadTitles: LeadTitles = NO_TITLES): Filter {
  const parsed = schemaWith(leadTitles).parse({
    ...Object.fromEntries(LISTS.map((group) => [group, query.getAll(group)])),
    q: query.get("q") ?? "",
    minutes: query.get("minutes"),
    sort: query.get("sort"),
    page: query.get("page") ?? 1,
  });
  return { ...parsed, leadTitles };
}

/** The shortest query that parses to this filter; "" if the filter matches everything. */
export function queryOf(filter: Filter): string {
  const query = new URLSearchParams();
  if (filter.q) query.set("q", filter.q);
  for (const group of LISTS) for (const value of filter[group]) query.append(group, value);
  if (filter.minutes !== null) query.set("minutes", String(filter.minutes));
  if (filter.sort !== "track") query.set("sort", filter.sort);
  if (filter.page > 1) query.set("page", String(filter.page));
  const text = query.toString();
  return text && `?${text}`;
}

/** Removes a group, or one value of a group, from a filter, and returns to page 1. */
export function without(filter: Filter, group: Group, value?: string): Filter {
  const first = { ...filter, page: 1 };
  if (group === "minutes") return { ...first, minutes: null };
  if (group === "q") return { ...first, q: "" };
  const left = value === undefined ? [] : filter[group].filter((each) => each !== value);
  return { ...first, [group]: left };
}

const isActive = (filter: Filter, group: Group): boolean =>
  group === "minutes" ? filter.minutes !== null : filter[group].length > 0;

/** An exercise's values in a group. A review has no skills and no classes here, because its listing leaves them out. */
export function valuesOf(item: Item, group: ListGroup): readonly string[] {
  switch (group) {
    case "skill":
      return item.skills;
    case "class":
      return item.classes;
    case "difficulty":
      return [String(item.difficulty)];
    case "track":
      return [...(item.leadTracks ?? []), item.track];
    default:
      return [item[group]];
  }
}

function fits(item: Item, filter: Filter, group: Group): boolean {
  if (group === "minutes") return filter.minutes === null || item.minutes <= filter.minutes;
  if (group === "q") return isFound(item.words ?? wordsOf(item), parseQuery(filter.q));
  const wanted: readonly string[] = filter[group];
  return wanted.length === 0 || valuesOf(item, group).some((value) => wanted.includes(value));
}

const matching = (items: readonly Item[], filter: Filter, leaveOut?: Group) => {
  const groups = GROUPS.filter((group) => group !== leaveOut && isActive(filter, group));
  return items.filter((item) => groups.every((group) => fits(item, filter, group)));
};

const ORDER: Record<Sort, (a: Item, b: Item) => number> = {
  track: () => 0,
  title: (a, b) => a.title.localeCompare(b.title, "en"),
  kind: (a, b) => KIND_IDS.indexOf(a.kind) - KIND_IDS.indexOf(b.kind),
  difficulty: (a, b) => a.difficulty - b.difficulty,
  minutes: (a, b) => a.minutes - b.minutes,
};

/**
 * The matching items in the requested order. Ties keep the order of `items`, which is track order. Several values in a
 * group widen the result ("review or test"), and several groups narrow the result ("and new").
 */
export function findItems(items: readonly Item[], filter: Filter): Item[] {
  return matching(items, filter).sort(ORDER[filter.sort]);
}

/**
 * Counts the exercises that each value of a group would show, given the filter's other groups. Ignores which values of
 * the same group are chosen. Leaves out values that no exercise has, unless they are chosen.
 */
export function countValues(items: readonly Item[], filter: Filter, group: ListGroup): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of filter[group]) counts.set(value, 0);
  for (const item of items) for (const value of valuesOf(item, group)) counts.set(value, 0);
  for (const item of matching(items, filter, group)) {
    for (const value of valuesOf(item, group)) counts.set(value, counts.get(value)! + 1);
  }
  return counts;
}

/**
 * Counts the exercises that take at most a given number of minutes and match the filter's other groups. The map is
 * keyed by the numbers in `MINUTES`, and by the filter's own number of minutes if it has one.
 */
export function countMinutes(items: readonly Item[], filter: Filter): ReadonlyMap<number, number> {
  const others = matching(items, filter, "minutes");
  const limits = new Set<number>(filter.minutes === null ? MINUTES : [...MINUTES, filter.minutes]);
  const sorted = [...limits].sort((a, b) => a - b);
  return new Map(sorted.map((most) => [most, others.filter((item) => item.minutes <= most).length]));
}

/** For an empty result: the group whose removal would show the most exercises. Null if no single removal helps. */
export function findWidening(items: readonly Item[], filter: Filter): { group: Group; count: number } | null {
  let best: { group: Group; count: number } | null = null;
  for (const group of GROUPS) {
    if (!isActive(filter, group)) continue;
    const count = matching(items, filter, group).length;
    if (count > (best?.count ?? 0)) best = { group, count };
  }
  return best;
}
