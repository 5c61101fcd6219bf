import type { Uploader } from "~/accounts/cohorts/uploaders.server";
import { listUploads, releaseUpload } from "./uploads.server";

/**
 * Releases to the cohort all of its uploads that passed their check and aren't released yet, one after another. Returns
 * how many were released, and for each of the others the reason why not.
 */
export async function releaseReady(
  uploader: Uploader,
): Promise<{ readonly released: number; readonly refused: readonly string[] }> {
  const ready = (await listUploads(uploader)).filter(({ state }) => state === "ready");
  const refused: string[] = [];
  for (const { id, slug } of ready) {
    const released = await releaseUpload(uploader, id, [uploader.cohortId]);
    if (!released.ok) refused.push(`${slug}: ${released.why}`);
  }
  return { released: ready.length - refused.length, refused };
}
