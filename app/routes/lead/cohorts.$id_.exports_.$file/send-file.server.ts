import type { LoaderFunctionArgs } from "@remix-run/node";
import { findCohortName } from "~/accounts/cohorts/members.server";
import { listSections, type Section } from "~/accounts/cohorts/sections.server";
import { notFound } from "~/accounts/guards.server";
import { isExportFile } from "~/cohort/exports/export.server";
import { openExportLink } from "~/cohort/exports/links.server";
import { findBySecret, limiters } from "~/operations/limits.server";
import { sayWait, tooMany } from "~/operations/retry-after.server";
import { streamOf } from "~/server/stream.server";
import { takeOut } from "~/worker/exports.server";

type Asked = Pick<LoaderFunctionArgs, "request" | "context">;

/** Finds the cohort whose files a secret gives access to. Wrong secrets are rate-limited, and get a 404. */
export async function requireLink(secret: string, { context }: Pick<Asked, "context">) {
  const { found, wait } = await findBySecret(limiters.exportLink, context.address, () => openExportLink(secret));
  if (wait !== null) throw new Response(`Too many attempts. Try again ${sayWait(wait)}.`, tooMany(wait));
  if (!found) throw notFound();
  return found;
}

/** A name with only characters that any system accepts in a file name. */
function plain(name: string): string {
  const joined = name.normalize("NFKD").replaceAll(/[^A-Za-z0-9]+/g, "-");
  return joined.replaceAll(/^-|-$/g, "").slice(0, 40).toLowerCase();
}

/**
 * The name of a file, such as "heron-hand-ins-2026-11-21.csv"; for a section, "heron-mondays-hand-ins-2026-11-21.csv".
 */
function nameFor(cohort: string, section: Section | null, file: string): string {
  const day = new Date().toISOString().slice(0, 10);
  const part = section ? [plain(section.name) || "section"] : [];
  return [plain(cohort) || "cohort", ...part, file.replace(/\.\w+$/, `-${day}$&`)].join("-");
}

/** The section to which the URL limits a file (`?section=<id>`), or null. Throws a 404 if there is no such section. */
async function findSection(cohortId: string, { searchParams }: URL): Promise<Section | null> {
  const asked = searchParams.get("section");
  if (asked === null) return null;
  const section = (await listSections(cohortId)).find(({ id }) => id === asked);
  if (!section) throw notFound();
  return section;
}

/**
 * Streams one export file of a cohort, or of one of its sections, from the database. The caller has checked that
 * `reader` may have the file.
 */
export async function sendFile(
  { request, context }: Asked,
  reader: { readonly id: string },
  cohortId: string,
  file: string,
): Promise<Response> {
  if (!isExportFile(file)) throw notFound();
  const name = await findCohortName(cohortId);
  if (name === null) throw notFound();
  const url = new URL(request.url);
  const section = await findSection(cohortId, url);
  const wait = await limiters.exportFile.take(reader.id);
  if (wait !== null) throw new Response(`Too many downloads. Try again ${sayWait(wait)}.`, tooMany(wait));
  const headers = {
    "Content-Type": file.endsWith(".json")
      ? "application/json; charset=utf-8"
      : "text/csv; charset=utf-8; header=present",
    "Content-Disposition": `attachment; filename="${nameFor(name, section, file)}"`,
    // Not compressed, because otherwise we couldn't distinguish sent data from data that is still in the compressor.
    "Cache-Control": "no-store, no-transform",
    "X-Robots-Tag": "noindex",
  };
  if (request.method === "HEAD") return new Response(null, { headers });
  const options = { forExcel: url.searchParams.has("excel"), sectionId: section?.id ?? null };
  const pieces = await takeOut(reader, cohortId, file, options);
  if (!pieces) throw notFound();
  return new Response(streamOf(pieces, context.reader), { headers });
}
