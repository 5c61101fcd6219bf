import { KIND_IDS } from "../../app/kinds/registry";
import { wallClock } from "../../app/sandbox/jobs";
import { createPool } from "../../app/sandbox/processes/pool.server";
import { jobsOf, slugsOf } from "../../tests/determinism/catalogue";
import type { EngineJob } from "../../tests/determinism/fingerprint";
import { type Row, valueRow } from "./rows";

/**
 * Measures how much of its wall-clock limit each job in the catalogue uses, in percent, with one job at a time and with
 * four at once. The limit is a backstop, and the largest share shows how far jobs are from reaching it.
 */
export async function benchWallClock(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const atOnce of [1, 4]) {
    const pool = createPool({ size: atOnce });
    try {
      const jobs: EngineJob[] = [];
      for (const slug of KIND_IDS.flatMap(slugsOf)) jobs.push(...(await jobsOf(slug, pool)));
      const shares: number[] = [];
      let longest = { name: "", share: 0 };
      const left = [...jobs];
      const lane = async () => {
        for (let job = left.pop(); job; job = left.pop()) {
          const started = performance.now();
          await (job.kind === "run" ? pool.run(job.request) : pool.matrix(job.request));
          const share = (100 * (performance.now() - started)) / wallClock(job);
          shares.push(share);
          if (share > longest.share) longest = { name: job.name, share };
        }
      };
      // No more lanes than workers, so that no job waits for a worker.
      await Promise.all(Array.from({ length: atOnce }, lane));
      const note = `${jobs.length} jobs of the catalogue, ${atOnce} at once; the largest share: ${longest.name}`;
      rows.push(valueRow(`wall-clock-share-${atOnce}`, "%", shares, note));
    } finally {
      await pool.close();
    }
  }
  return rows;
}
