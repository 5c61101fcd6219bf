import { exportAccount } from "~/accounts/privacy/export.server";
import { exportAssignments } from "~/cohort/assignments/export.server";
import { exportFigures } from "~/cohort/own/export-figures.server";
import { exportShown } from "~/cohort/own/export-shown.server";
import { exportPublished } from "~/cohort/published/published.server";
import { exportDrafts, exportHints, exportSubmissions } from "~/grading/export.server";
import {
  exportAbuseReports,
  exportComments,
  exportMentoring,
  exportNotices,
  exportReviewing,
  exportThreads,
} from "~/review/reviews/export.server";
import { exportRulings, exportStoodBy } from "~/review/rulings/export-findings.server";
import { safePath } from "./safe-path";
import type { ZipEntry } from "./zip.server";

/** Increase this when a field changes its name or meaning, so that readers of an export know its format. */
const VERSION = 1;

const README = `Everything that this installation of Onramp keeps of you.

data/   a JSON file for each table: { "onramp": "export", "version": ${VERSION}, "table": …, "rows": […] }
  account               you, without your password's hash
  sessions              the days on which you signed in and where that is still so
  sign-ins              sign-ins to your account, with their day
  passkeys              your passkeys
  second-step           whether your account asks for a second step
  memberships           your cohorts, and what you are in them
  programmes-you-lead   programmes of which you see the figures
  told-of-cohorts       figures of your cohorts that are told to others and count you
  invites               those that you made, and those that are bound to your address
  password-links        open links with which you may set a new password
  submissions           what you handed in, with every result and report, and your answers after a fix
  figures               what your submissions were counted into, row by row, each with its table's name
  drafts                what you have begun
  hints                 the hints that you asked for
  threads               the conversations on your work; what others wrote there, with their names
  comments              what you wrote on other people's work
  questions-to-mentors  what you asked about your submissions, and where it stands
  reviews-of-your-work  what mentors said of them, with their names
  scores-set-on-yours   scores that a mentor set on them, with their names
  findings-stood-by     findings of yours that you stand by, and what a mentor ruled
  score-changes         what rulings did to your scores
  rulings-by-you        what you ruled as a mentor
  reviews-by-you        what you said as a mentor
  reviews-not-sent      what you have begun as a mentor
  assignments-by-you    assignments that you wrote for a cohort
  extensions            assignments for which you have a date of your own
  picks                 exercises that an assignment picked for you
  samples-reviewed      your reviews of marked samples
  snippets              the texts that you keep as a mentor
  notices               what was new for you, and whether you have seen it
  portfolio             what stands on your portfolio, and its link while it is open
  portfolio-closed      hashes of links of it that you closed
  certificates          your certificates, with their codes
  talks                 talks about your work that you asked for, and what mentors said, with their names
  talks-held            what came of the talks that you held as a mentor
  scores-set-by-you     scores that you set as a mentor, and why
  reports-by-you        what you reported, and whether it was settled
  reports-settled       what you wrote as you settled reports
  export-links          the links for scripts that you made as a lead
  exports-by-turns      the cohorts whose files are written in your name
  looks-at-your-work    who opened your work or a table with your figures or took it out, and on which day
  your-looks            the days on which you opened other people's
  changes               changes of rights that you made, or that were made for you

work/   what you handed in, as files, a folder for each submission: suites, repaired files, findings.md with its proofs
drafts/ what you have begun, the same way

Times are UTC. A report is kept here as its page first shows it; what a report tells only when you ask it to stands in the
report itself. Not here: sign-in counters, which are hashes that no one can tell apart; turns of the queue and signs for open
pages, which name a submission of yours and are gone once it is graded, or repeat what is here; places in other people's texts that
a lead has to decide on, which hold no name; and copies in your own browser.
`;

/** A JSON file of rows, one row at a time. */
async function* jsonPieces(table: string, rows: Iterable<object> | AsyncIterable<object>): AsyncGenerator<string> {
  yield `{"onramp":"export","version":${VERSION},"table":${JSON.stringify(table)},"rows":[`;
  let between = "\n";
  for await (const row of rows) {
    yield `${between}${JSON.stringify(row, null, 1)}`;
    between = ",\n";
  }
  yield "\n]}\n";
}

/** All entries of the archive, read from the database as they are written. The caller has verified the person. */
export async function* archiveOf(person: { readonly id: string; readonly email: string }): AsyncGenerator<ZipEntry> {
  const taken = new Set<string>();
  const json = (table: string, rows: Iterable<object> | AsyncIterable<object>): ZipEntry => ({
    path: safePath(`data/${table}.json`, taken),
    pieces: jsonPieces(table, rows),
  });
  yield { path: safePath("README.txt", taken), pieces: [README] };
  for (const [table, rows] of Object.entries(await exportAccount(person))) yield json(table, rows);
  yield json("hints", await exportHints(person));
  yield json("threads", await exportThreads(person));
  yield json("comments", await exportComments(person));
  const [mentoring, reviewing] = [await exportMentoring(person), await exportReviewing(person)];
  yield json("questions-to-mentors", mentoring.asked);
  yield json("reviews-of-your-work", mentoring.reviews);
  yield json("scores-set-on-yours", mentoring.scores);
  const { stoodBy, changes } = await exportStoodBy(person);
  yield json("findings-stood-by", stoodBy);
  yield json("score-changes", changes);
  yield json("rulings-by-you", await exportRulings(person));
  const abuse = await exportAbuseReports(person);
  yield json("reports-by-you", abuse.made);
  yield json("reports-settled", abuse.settled);
  yield json("reviews-by-you", reviewing.sent);
  yield json("reviews-not-sent", reviewing.drafts);
  yield json("snippets", reviewing.snippets);
  yield json("samples-reviewed", reviewing.samples);
  const { written, extensions, picks } = await exportAssignments(person);
  yield json("assignments-by-you", written);
  yield json("extensions", extensions);
  yield json("picks", picks);
  yield json("told-of-cohorts", await exportPublished(person));
  const shown = await exportShown(person);
  yield json("portfolio", shown.portfolio);
  yield json("portfolio-closed", shown.closed);
  yield json("certificates", shown.certificates);
  yield json("talks", shown.talks);
  yield json("talks-held", shown.held);
  yield json("notices", await exportNotices(person));
  yield json("scores-set-by-you", reviewing.scores);
  yield json("submissions", rowsOf(exportSubmissions(person)));
  yield json("figures", await exportFigures(person));
  yield json("drafts", rowsOf(exportDrafts(person)));
  // A second pass: a zip contains one file after another, so rows and files can't be written in a single pass.
  for await (const { slug, tryNumber, files } of exportSubmissions(person))
    for (const [path, text] of Object.entries(files))
      yield { path: safePath(`work/${slug}/try-${tryNumber}/${path}`, taken), pieces: [text] };
  for await (const { slug, files } of exportDrafts(person))
    for (const [path, text] of Object.entries(files))
      yield { path: safePath(`drafts/${slug}/${path}`, taken), pieces: [text] };
}

async function* rowsOf(work: AsyncIterable<{ row: object }>): AsyncGenerator<object> {
  for await (const { row } of work) yield row;
}
