/** The keys that the validators know, as the vault hands them over. (Here a stand-in with keys for tests.) */
const KEYS: ReadonlyMap<string, string> = new Map([
  ["k7", "lantern-quay-4417"],
  ["k8", "gantry-willow-9052"],
]);

/** The key with this id; undefined for one that was never given out. */
export function keyOf(id: string): string | undefined {
  return KEYS.get(id);
}
