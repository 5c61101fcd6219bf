import type { Stock, StockChange } from "../src/stock";

/** A stock service with these articles of one supplier. It takes one call at a time, as the real one does. */
export function warehouse({ articles = [] as string[], due = [] as string[] } = {}) {
  const applied: StockChange[] = [];
  let isBusy = false;
  async function alone<T>(answer: () => T): Promise<T> {
    if (isBusy) throw new Error("stock service: busy");
    isBusy = true;
    await Promise.resolve();
    isBusy = false;
    return answer();
  }
  const stock: Stock = {
    skusOf: () => alone(() => articles),
    isDeliveryDue: (sku) => alone(() => due.includes(sku)),
    apply: (_supplier, change) => alone(() => void applied.push(change)),
  };
  return { stock, applied };
}
