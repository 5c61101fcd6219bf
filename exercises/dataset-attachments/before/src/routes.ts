import { readCover } from "./covers";
import { type DatasetStore, listDatasets } from "./datasets";
import { PortalError, STATUS } from "./errors";
import type { Actor } from "./people";
import type { Storage } from "./storage";

export interface Request {
  readonly method: "GET" | "PUT";
  /** Decoded: a "%2F" is a slash by now. */
  readonly path: string;
  /** Undefined for a visitor. */
  readonly actor: Actor | undefined;
  readonly body?: Uint8Array;
}

export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

export interface Deps {
  readonly datasets: DatasetStore;
  readonly storage: Storage;
}

/** Answers a request. Replies are never cached: what somebody may see depends on who asks. */
export async function handle(deps: Deps, request: Request): Promise<Reply> {
  try {
    return await answer(deps, request);
  } catch (error) {
    if (error instanceof PortalError) return { status: STATUS[error.code], body: { error: error.message } };
    throw error;
  }
}

async function answer(deps: Deps, { method, path, actor }: Request): Promise<Reply> {
  if (method === "GET" && path === "/datasets") return { status: 200, body: listDatasets(deps.datasets, actor) };
  const [, cover] = /^\/covers\/(.+)$/.exec(path) ?? [];
  if (method === "GET" && cover) {
    const bytes = await readCover(deps.storage, cover);
    if (bytes) return { status: 200, body: bytes };
  }
  throw new PortalError("not-found", "There is no such page");
}
