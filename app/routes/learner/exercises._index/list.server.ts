import {
  countMinutes,
  countValues,
  type Filter,
  findItems,
  findWidening,
  GROUP_VALUES,
  type Item,
  LISTS,
  type ListGroup,
  PAGE_SIZE,
  type Sort,
  without,
} from "~/catalogue/filter";
import { excerptOf, isFound, parseQuery, plainWords } from "~/catalogue/search";
import { SHOW_TOPIC } from "~/kinds/registry";
import { chipsOf, groupName, hrefOf, nameOf, nothingFound } from "./words";

const LEGENDS: Readonly<Record<ListGroup, string>> = {
  kind: "Kind",
  track: "Track",
  state: "State",
  difficulty: "Difficulty",
  skill: `Skill (${SHOW_TOPIC} only)`,
  class: `Defect class (${SHOW_TOPIC} only)`,
};

const ORDER: Readonly<Record<Sort, string>> = {
  track: "in track order",
  title: "by title",
  kind: "by kind",
  difficulty: "easiest first",
  minutes: "shortest first",
};

/**
 * Computes everything that the page shows, on the server, so that the browser needs no filter code. A row contains no
 * skill and no class. `proseOf` returns an exercise's task, which is quoted if the search found words in it.
 */
export function describeList(items: readonly Item[], filter: Filter, proseOf: (slug: string) => string = () => "") {
  const found = findItems(items, filter);
  const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
  const page = Math.min(filter.page, pages);
  const from = (page - 1) * PAGE_SIZE;
  const widening = found.length === 0 ? findWidening(items, filter) : null;
  const sortHref = (sort: Sort) => hrefOf({ ...filter, sort, page: 1 });
  return {
    q: filter.q,
    total: items.length,
    found: found.length,
    order: ORDER[filter.sort],
    sort: filter.sort,
    sortHrefs: {
      track: sortHref(filter.sort === "track" ? "title" : "track"),
      kind: sortHref("kind"),
      difficulty: sortHref("difficulty"),
      minutes: sortHref("minutes"),
    },
    chips: chipsOf(filter),
    facets: LISTS.map((group) => facetOf(items, filter, group)).filter(({ options }) => options.length > 0),
    minutes: {
      chosen: filter.minutes,
      options: [...countMinutes(items, filter)].map(([most, count]) => ({ most, count })),
    },
    rows: found.slice(from, from + PAGE_SIZE).map(({ slug, kind, title, summary, difficulty, minutes, state }) => ({
      slug,
      kind,
      title,
      summary,
      difficulty,
      minutes,
      state,
      quote: quoteOf(`${title} ${summary}`, proseOf(slug), filter.q),
    })),
    pages: {
      from: from + 1,
      to: Math.min(from + PAGE_SIZE, found.length),
      previous: page > 1 ? hrefOf({ ...filter, page: page - 1 }) : null,
      next: page < pages ? hrefOf({ ...filter, page: page + 1 }) : null,
    },
    nothing:
      found.length === 0
        ? {
            title: items.length === 0 ? "There are no exercises yet." : nothingFound(filter),
            widening: widening && {
              without: groupName(widening.group),
              count: widening.count,
              href: hrefOf(without(filter, widening.group)),
            },
          }
        : null,
  };
}

/**
 * The part of the task that contains the search words found in neither the title nor the summary. Null if there is no
 * such part.
 */
function quoteOf(shown: string, prose: string, q: string): string | null {
  const rest = parseQuery(q).filter((part) => !isFound(plainWords(shown), [part]));
  return rest.length > 0 ? excerptOf(prose, rest) : null;
}

function facetOf(items: readonly Item[], filter: Filter, group: ListGroup) {
  const chosen: readonly string[] = filter[group];
  const counts = countValues(items, filter, group);
  return {
    group,
    legend: LEGENDS[group],
    options: orderOf(filter, group, counts).map((value) => ({
      value,
      label: group === "difficulty" ? value : nameOf(filter, group, value),
      count: counts.get(value) ?? 0,
      isChosen: chosen.includes(value),
    })),
  };
}

/**
 * Sorts a group's values: skills and classes by count, and tracks with leads' tracks first. Other groups keep their own
 * order.
 */
function orderOf({ leadTitles }: Filter, group: ListGroup, counts: ReadonlyMap<string, number>): string[] {
  const values = [...counts.keys()];
  if (group === "skill" || group === "class") {
    return values.sort((a, b) => counts.get(b)! - counts.get(a)! || a.localeCompare(b, "en"));
  }
  const all = group === "track" ? [...leadTitles.keys(), ...GROUP_VALUES.track] : GROUP_VALUES[group];
  return all.filter((value) => counts.has(value));
}
