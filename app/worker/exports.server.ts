import { listMembers } from "~/accounts/cohorts/members.server";
import { forgetGone } from "~/accounts/privacy/export-files.server";
import { noteExport } from "~/accounts/reading/note-looks.server";
import { findReader } from "~/accounts/reading/reader.server";
import { type ExportFile, FILES, isOfLearners, piecesOf } from "~/cohort/exports/export.server";
import type { Reading } from "~/cohort/exports/reading";
import type { RowOf } from "~/cohort/exports/tables";
import { writeDue } from "~/cohort/exports/write.server";
import { log } from "~/operations/log.server";
import { repeat } from "~/operations/repeat.server";
import { getCohortAgreement } from "~/review/agreement/agreement.server";

/** Creates a cohort's exports for the routes and the worker, by combining modules that don't import each other. */

/** The person who requests an export. Callers must have checked that this person leads the cohort or is an admin. */
interface Taker {
  readonly id: string;
}

/**
 * The data source for the tables of a cohort, or of one of its sections. It hides everything that the cohort's pages
 * hide from this reader. Null if there is no such cohort or section. A benchmark uses it with `piecesOf`, without
 * notifying anyone. @public
 */
export async function findReading(
  { id }: Taker,
  cohortId: string,
  sectionId: string | null = null,
): Promise<Reading | null> {
  const sectionIds = sectionId === null ? [] : [sectionId];
  const reader = await findReader({ id, isAdmin: false }, cohortId, { isLead: true, isExport: true, sectionIds });
  if (!reader || (sectionId !== null && !reader.section)) return null;
  const [members, learners] = await Promise.all([listMembers(cohortId), reader.list()]);
  return {
    reader,
    members: members.filter((member) => sectionId === null || member.sectionId === sectionId),
    learners,
    now: new Date(),
    agreement: async () => (await getCohortAgreement(reader)).kinds.flatMap(linesOf),
  };
}

type Kinds = Awaited<ReturnType<typeof getCohortAgreement>>["kinds"];

const linesOf = ({ kind, lines }: Kinds[number]): RowOf<"agreement">[] =>
  lines.map(({ id, asks, works, same, beyondChance }) => {
    const found = beyondChance.says === "alpha" ? beyondChance : null;
    const { low, high } = found?.interval ?? { low: null, high: null };
    return { kind, line: id, asks, works, same, alpha: found?.alpha ?? null, alpha_low: low, alpha_high: high };
  });

/**
 * Exports one file about a cohort or one of its sections, as a text stream; null if there is no such cohort or section.
 * If the file contains learners' figures, each of these learners can see that someone looked at their figures. This is
 * recorded before any part of the file is read.
 */
export async function takeOut(
  reader: Taker,
  cohortId: string,
  file: ExportFile,
  { forExcel = false, sectionId = null }: { readonly forExcel?: boolean; readonly sectionId?: string | null } = {},
): Promise<AsyncGenerator<string> | null> {
  const reading = await findReading(reader, cohortId, sectionId);
  if (!reading) return null;
  await recordLooks(reading, [file]);
  return piecesOf(file, reading, { forExcel });
}

/** If a file contains learners' figures, records for each learner that someone looked at their figures. */
async function recordLooks({ reader }: Reading, files: readonly ExportFile[]): Promise<void> {
  if (files.some(isOfLearners)) await noteExport(reader.person, await reader.ids());
}

/**
 * Writes the exports that are due and that no other process is writing. Returns the number of cohorts whose exports
 * were written.
 */
export const writeExports = (signal?: AbortSignal): Promise<number> =>
  writeDue(async (reader, cohortId) => {
    const reading = await findReading(reader, cohortId);
    if (reading) await recordLooks(reading, FILES);
    return reading;
  }, signal);

const LOOK_MS = 60_000;
const GONE_MS = 60 * 60_000;

/**
 * Checks every minute for exports that are due, and writes them. Returns a function that stops both the checks and the
 * writing. An unfinished export is written again after the next start.
 */
export function sweepExports(): () => Promise<void> {
  let lookedForGone = 0;
  const turn = async (stopping: AbortSignal) => {
    if (Date.now() - lookedForGone >= GONE_MS) {
      lookedForGone = Date.now();
      await forgetGone().catch((err) => log.warn({ err }, "the exports of deleted cohorts were not removed"));
    }
    await writeExports(stopping);
  };
  return repeat(LOOK_MS, turn, "exports were not written", { level: "warn" });
}
