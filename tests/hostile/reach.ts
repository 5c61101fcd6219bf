/**
 * Published escapes all end in the same way: they climb from a host object to the host's `Function` and run code there.
 */
import type { HostileEntry } from "./entry";

/** Climbs from a value as the escapes do. Returns "nothing" if no code runs and no other realm is found. */
const REACH = `export function reach(value: any): string {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return "nothing";
  let last: any = Object.prototype;
  for (let at = value, steps = 0; at !== null && steps < 20; at = Object.getPrototypeOf(at), steps++) {
    for (const maker of [at.constructor, at.constructor?.constructor]) {
      try { const made = maker("return typeof process"); if (typeof made === "function" && made() !== undefined) return "code" } catch {}
    }
    last = at;
  }
  return last === Object.prototype ? "nothing" : "another realm";
}
export function down(make: () => unknown): any { try { return down(make) ?? make() } catch (error) { return error } }`;

/**
 * `body` is the body of an async function, and returns `reach(…)` of the value that it obtained. `down(f)` calls f at
 * the end of the stack. `how` names the product, the advisory, CVE or issue, and the trick.
 */
export const escapes = (name: string, how: string, body: string, more: Partial<HostileEntry> = {}): HostileEntry => ({
  name,
  why: how,
  work: `import { reach, down } from "./reach"; void down; export const work: any = async () => { ${body} };`,
  files: { "src/reach.ts": REACH },
  test: `it("x", async () => { expect(await work()).toBe("nothing") });`,
  must: "pass",
  ...more,
});
