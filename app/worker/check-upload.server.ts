import { checkUpload } from "~/cohort/uploads/check-upload.server";
import { db } from "~/database/db.server";
import { createPool } from "~/sandbox/processes/pool.server";

/**
 * The fourth entry point: a process that checks one upload (`upload-checks.server.ts`) and ends. If an upload's check
 * uses too much time or memory, only this process is lost. The exercise's code runs in a separate sandbox process.
 */
export async function checkOne(id: string): Promise<void> {
  // The parent process ended.
  process.once("disconnect", () => process.exit(1));
  await db.$connect();
  const sandbox = createPool({ size: 1 });
  await checkUpload(id, sandbox);
  await sandbox.close();
  await db.$disconnect();
  process.exit(0);
}
