import type { Diary, Visit } from "../src/diary";

/** A diary in memory. */
export function paperDiary(...visits: Visit[]): Diary & { readonly pages: Visit[] } {
  const pages = [...visits];
  return {
    pages,
    on: (day) => pages.filter((visit) => visit.day === day),
    put: (visit) => {
      const place = pages.findIndex((other) => other.id === visit.id);
      pages.splice(place < 0 ? pages.length : place, place < 0 ? 0 : 1, visit);
    },
  };
}
