import type { StockLevel } from "../src/stock-message";
import type { Supplier } from "../src/supplier";
import type { TellingDeps } from "../src/tell-suppliers";

/** A supplier with so many articles: `<id>-000`, `<id>-001` … */
export function supplierWith(id: string, count: number): Supplier {
  const articles = Array.from({ length: count }, (_, n) => `${id}-${String(n).padStart(3, "0")}`);
  return { id, name: `${id} Ltd`, articles };
}

/** A night with two halls. Who stands in `deaf` takes no messages; halls in `offline` cannot be counted. */
export function nightWith(...suppliers: Supplier[]) {
  const shelves = { north: {} as Record<string, number>, south: {} as Record<string, number> };
  const told = new Map<string, Map<string, number>>();
  const posted: string[] = [];
  const [paused, deaf, offline] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const hall = (name: "north" | "south") => ({
    name,
    async count(articles: readonly string[]) {
      if (offline.has(name)) throw new Error(`${name}: scanners are offline`);
      return Object.fromEntries(Object.entries(shelves[name]).filter(([article]) => articles.includes(article)));
    },
  });
  const deps: TellingDeps = {
    book: { all: async () => suppliers },
    agreements: { isPaused: async (id) => paused.has(id) },
    halls: [hall("north"), hall("south")],
    ledger: {
      lastTold: async (id) => new Map(told.get(id)),
      async note(id: string, levels: readonly StockLevel[]) {
        const levelsOfAll = told.get(id) ?? new Map<string, number>();
        for (const { article, pieces } of levels) levelsOfAll.set(article, pieces);
        told.set(id, levelsOfAll);
      },
    },
    line: {
      async post(id, text) {
        if (deaf.has(id)) throw new Error("line is busy");
        posted.push(`${id} ${text}`);
      },
    },
  };
  return { deps, shelves, told, posted, paused, deaf, offline };
}
