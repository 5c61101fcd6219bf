import type { Uploader } from "~/accounts/cohorts/uploaders.server";
import { listUploads, releaseUpload } from "./uploads.server";

/** The maximum number of uploads that one press releases, because a web process reads the files of each. */
export const MOST_RELEASED = 20;

/**
 * Releases to the cohort its uploads that passed their check and aren't released yet, one after another, at most
 * `MOST_RELEASED` of them. Returns how many were released, and for each of the others the reason why not.
 */
export async function releaseReady(
  uploader: Uploader,
): Promise<{ readonly released: number; readonly refused: readonly string[] }> {
  const ready = (await listUploads(uploader)).filter(({ state }) => state === "ready").slice(0, MOST_RELEASED);
  const refused: string[] = [];
  for (const { id, slug } of ready) {
    const released = await releaseUpload(uploader, id, [uploader.cohortId]);
    if (!released.ok) refused.push(`${slug}: ${released.why}`);
  }
  return { released: ready.length - refused.length, refused };
}
