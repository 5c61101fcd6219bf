import { jsonLog } from "../src/log";
import type { Measurement } from "../src/measurements";
import { RequestNumbers } from "../src/numbers";

/** An API with one partner, whose key is "k-1". While `fault.store` holds a reason, nothing can be stored. */
export function api() {
  const lines: string[] = [];
  const stored: Measurement[] = [];
  const fault: { store?: string } = {};
  const deps = {
    log: jsonLog((line) => lines.push(line)),
    numbers: new RequestNumbers(),
    keys: { ownerOf: async (key: string) => (key === "k-1" ? { name: "water works" } : undefined) },
    store: {
      async add(measurement: Measurement) {
        await Promise.resolve();
        if (fault.store) throw new Error(fault.store);
        stored.push(measurement);
      },
    },
  };
  return { deps, lines, stored, fault };
}
