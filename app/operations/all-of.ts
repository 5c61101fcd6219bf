/**
 * Waits for all of an object's promises, like `Promise.all` for a list. With many of them, each result keeps its name
 * beside the call that reads it.
 */
export async function allOf<T extends object>(promises: T): Promise<{ [Name in keyof T]: Awaited<T[Name]> }> {
  const entries = Object.entries(promises).map(async ([name, promise]) => [name, await promise] as const);
  return Object.fromEntries(await Promise.all(entries)) as { [Name in keyof T]: Awaited<T[Name]> };
}
