import { resolvePath } from "./paths";
import type { Storage } from "./storage";

const COVERS = "/srv/covers";

/** The picture on a dataset's page; undefined where there is none. */
export async function readCover(storage: Storage, name: string): Promise<Uint8Array | undefined> {
  const path = resolvePath(COVERS, name);
  return path.startsWith(`${COVERS}/`) ? storage.read(path) : undefined;
}
