import { type Files, SandboxFault } from "~/sandbox/contract";
import { readSource } from "~/sandbox/processes/read-source.server";

/**
 * Returns the same string for files with the same meaning. Files that can't be parsed in time are compared character by
 * character.
 */
export async function likenessOf(files: Files): Promise<string> {
  const read = await readSource("same", files).catch((error) => {
    if (error instanceof SandboxFault) return files;
    throw error;
  });
  return JSON.stringify(Object.entries(read).sort(([a], [b]) => (a < b ? -1 : 1)));
}
