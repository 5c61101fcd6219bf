import { type Files, SandboxFault } from "~/sandbox/contract";
import { readSource } from "~/sandbox/read-source.server";

/** A text that is equal for files that mean the same. Files that cannot be parsed in time are compared as they are. */
export async function likenessOf(files: Files): Promise<string> {
  const read = await readSource("same", files).catch((error) => {
    if (error instanceof SandboxFault) return files;
    throw error;
  });
  return JSON.stringify(Object.entries(read).sort(([a], [b]) => (a < b ? -1 : 1)));
}
