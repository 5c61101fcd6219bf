import type { Hall } from "./halls";
import type { Ledger } from "./ledger";
import { type StockLevel, stockMessage } from "./stock-message";
import type { Agreements, Supplier, SupplierBook, SupplierLine } from "./supplier";

/** As many levels as a supplier's system reads from one message. */
const LEVELS_PER_MESSAGE = 100;

export interface TellingDeps {
  readonly book: SupplierBook;
  readonly agreements: Agreements;
  readonly halls: readonly Hall[];
  readonly ledger: Ledger;
  readonly line: SupplierLine;
}

export interface FailedSupplier {
  readonly supplierId: string;
  readonly reason: string;
}

export interface TellingReport {
  readonly told: readonly string[];
  /** How many suppliers knew everything already. */
  readonly unchanged: number;
  readonly failed: readonly FailedSupplier[];
}

/**
 * Tells every supplier which stock levels have changed since they were told last. Suppliers are handled one at a time,
 * and a failure stays with the one whom it concerns.
 */
export async function tellSuppliers(deps: TellingDeps): Promise<TellingReport> {
  const told: string[] = [];
  const failed: FailedSupplier[] = [];
  let unchanged = 0;
  for (const supplier of await listeningSuppliers(deps)) {
    try {
      const levels = await changedLevels(deps, supplier);
      if (levels.length === 0) {
        unchanged += 1;
        continue;
      }
      await send(deps, supplier.id, levels);
      told.push(supplier.id);
    } catch (error) {
      failed.push({ supplierId: supplier.id, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { told, unchanged, failed };
}

/** The report as purchasing reads it: the sums, and a line for each supplier who could not be told. */
export function reportLines({ told, unchanged, failed }: TellingReport): string {
  const summary = `${told.length} told, ${unchanged} unchanged, ${failed.length} failed`;
  return [summary, ...failed.map(({ supplierId, reason }) => `${supplierId}: ${reason}`)].join("\n");
}

/** Everybody who wants to hear from us tonight. */
async function listeningSuppliers({ book, agreements }: TellingDeps): Promise<readonly Supplier[]> {
  const suppliers = await book.all();
  return suppliers.filter(async ({ id }) => {
    const isPaused = await agreements.isPaused(id);
    return !isPaused;
  });
}

/** What a supplier does not know yet, by article. */
async function changedLevels({ halls, ledger }: TellingDeps, supplier: Supplier): Promise<StockLevel[]> {
  const known = await ledger.lastTold(supplier.id);
  const sums = new Map(supplier.articles.map((article) => [article, 0]));
  for (const hall of halls) {
    const counted = await countIn(hall, supplier.articles);
    for (const [article, sum] of sums) sums.set(article, sum + (counted[article] ?? 0));
  }
  return [...sums]
    .filter(([article, pieces]) => known.get(article) !== pieces)
    .map(([article, pieces]) => ({ article, pieces }))
    .sort((a, b) => (a.article < b.article ? -1 : 1));
}

/** Counts one hall. Scanners lose their connection now and then, and count again in the next run. */
async function countIn(hall: Hall, articles: readonly string[]): Promise<Readonly<Record<string, number>>> {
  try {
    return await hall.count(articles);
  } catch {
    return {};
  }
}

/** Sends the levels in as many messages as it takes, and notes them once all were taken. */
async function send({ line, ledger }: TellingDeps, supplierId: string, levels: readonly StockLevel[]): Promise<void> {
  for (let start = 0; start < levels.length; start += LEVELS_PER_MESSAGE) {
    const part = levels.slice(start, start + LEVELS_PER_MESSAGE);
    await line.post(supplierId, stockMessage(part));
  }
  await ledger.note(supplierId, levels);
}
