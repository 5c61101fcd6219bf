import { exportAccount } from "~/accounts/privacy/export.server";
import { exportAssignments } from "~/cohort/assignments/export.server";
import { exportFigures } from "~/cohort/own/export-figures.server";
import { exportShown } from "~/cohort/own/export-shown.server";
import { exportPublished } from "~/cohort/published/published.server";
import { exportTracks } from "~/cohort/tracks/read.server";
import { exportUploads } from "~/cohort/uploads/uploads.server";
import { exportDrafts, exportHints, exportSubmissions } from "~/grading/export.server";
import { exportInterviews } from "~/grading/interviews.server";
import { exportNotes } from "~/grading/workspace/notes.server";
import { exportPosts } from "~/review/discussion/export.server";
import { exportAnnouncements } from "~/review/notices/announcements.server";
import {
  exportAbuseReports,
  exportComments,
  exportMentoring,
  exportNotices,
  exportReviewing,
  exportThreads,
} from "~/review/reviews/export.server";
import { exportLines } from "~/review/reviews/own-lines.server";
import { exportRulings, exportStoodBy } from "~/review/rulings/export-findings.server";
import { exportSolutions } from "~/review/solutions/export.server";
import { exportReviews } from "~/tutor/review/stored-review.server";
import { exportTurns } from "~/tutor/talk/turns.server";
import { safePath } from "./safe-path";
import type { ZipEntry } from "./zip.server";

/** The version of the export's format. Increase it when a field changes its name or meaning. */
const VERSION = 1;

const README = `Everything that this installation of Onramp stores about you.

data/   one JSON file per table: { "onramp": "export", "version": ${VERSION}, "table": …, "rows": […] }
  account               your account, without your password's hash
  sessions              the days on which you signed in, and the devices that are still signed in
  sign-ins              sign-ins to your account, by day
  passkeys              your passkeys
  second-step           whether two-step sign-in is on
  memberships           your cohorts, with your role and section in each
  programmes-you-lead   programmes whose figures you can see
  published-figures     published figures about your cohorts that include you
  invites               invites that you made, and invites for your address
  password-links        active links for setting a new password
  submissions           what you handed in, with every result and report, and your explanations of your fixes
  figures               the rows of figures that your submissions are counted in, each with its table's name
  drafts                work that you haven't handed in yet
  hints                 the hints that you asked for
  notes                 your own notes on exercises
  tutor                 your conversations with the tutor
  model-reviews         reviews of your submissions that you asked a language model for
  model-use             how often you used a language model, by day and purpose
  threads               the conversations on your work, including other people's comments and names
  comments              your comments on other people's work
  questions-to-mentors  your questions about your submissions, and whether they were answered
  reviews-of-your-work  mentors' reviews of your submissions, with the mentors' names
  scores-set-on-yours   scores that mentors set on your submissions, with the mentors' names
  findings-stood-by     findings whose results you disputed, and how a mentor ruled
  score-changes         how rulings changed your scores
  rulings-by-you        your rulings as a mentor
  reviews-by-you        your reviews as a mentor
  reviews-not-sent      reviews that you haven't sent yet
  assignments-by-you    assignments that you created for a cohort
  tracks-by-you         tracks that you made for a cohort
  lines-by-you          lines that you added to a cohort's rubric
  announcements-by-you  announcements that you sent to a cohort
  exercises-by-you      exercises that you uploaded for a cohort
  extensions            your own deadlines for assignments, set by a lead
  picks                 exercises that were picked for you in an assignment
  samples-reviewed      your reviews of marked samples
  snippets              snippets of text that you saved as a mentor
  notices               your notifications, and whether you have seen them
  solutions             solutions that you share, and how many readers learned from each
  solution-votes        solutions that you learned from
  posts                 your posts in discussions of exercises
  portfolio             what your portfolio shows, and its link while the page is published
  interviews            your interview practice: themes and exercises
  portfolio-closed      hashes of portfolio links that you closed
  certificates          your certificates, with their codes
  talks                 in-person talks about your work that you asked for, with mentors' notes and names
  talks-held            the results of talks that you held as a mentor
  scores-set-by-you     scores that you set as a mentor, and why
  reports-by-you        your abuse reports, and whether they were resolved
  reports-settled       your notes on abuse reports that you resolved
  export-links          export links that you made as a lead, for scripts
  scheduled-exports     cohorts whose scheduled exports run on your behalf
  looks-at-your-work    who opened or exported your work or a table with your figures, by day
  your-looks            the days on which you opened other people's work or figures
  changes               changes that you made to people's permissions, or that others made to yours

work/   what you handed in, as files, one folder per submission: suites, fixed files, findings.md with its proofs
drafts/ work that you haven't handed in yet, in the same format

While a submission has comments by an AI reviewer that you haven't judged or skipped, the result of that submission,
what mentors did about it and all figures are left out. Judge or skip the comments, then export again.

Times are UTC. A report is exported as its page first shows it. Parts that its page reveals only when you ask are left
out; they are in the report that Onramp stores.

Not included: sign-in counters, which are hashes that belong to no one in particular; entries in the grading queue
and signals for open pages, which either refer to one of your submissions and are deleted once it is graded, or repeat
data that is included here; positions of names in other people's texts, on which a lead decides; and copies in your
own browser.
`;

/** Yields a JSON file of rows, one row at a time. */
async function* jsonPieces(table: string, rows: Iterable<object> | AsyncIterable<object>): AsyncGenerator<string> {
  yield `{"onramp":"export","version":${VERSION},"table":${JSON.stringify(table)},"rows":[`;
  let between = "\n";
  for await (const row of rows) {
    yield `${between}${JSON.stringify(row, null, 1)}`;
    between = ",\n";
  }
  yield "\n]}\n";
}

/**
 * Yields all entries of the archive, which are read from the database as they are written. The caller has verified the
 * person.
 */
export async function* archiveOf(person: { readonly id: string; readonly email: string }): AsyncGenerator<ZipEntry> {
  const taken = new Set<string>();
  const json = (table: string, rows: Iterable<object> | AsyncIterable<object>): ZipEntry => ({
    path: safePath(`data/${table}.json`, taken),
    pieces: jsonPieces(table, rows),
  });
  yield { path: safePath("README.txt", taken), pieces: [README] };
  for (const [table, rows] of Object.entries(await exportAccount(person))) yield json(table, rows);
  yield json("hints", await exportHints(person));
  yield json("notes", await exportNotes(person));
  yield json("tutor", await exportTurns(person));
  yield json("model-reviews", await exportReviews(person));
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
  yield json("tracks-by-you", await exportTracks(person));
  yield json("lines-by-you", await exportLines(person));
  yield json("announcements-by-you", await exportAnnouncements(person));
  yield json("exercises-by-you", await exportUploads(person));
  yield json("extensions", extensions);
  yield json("picks", picks);
  yield json("published-figures", await exportPublished(person));
  const solutions = await exportSolutions(person);
  yield json("solutions", solutions.shared);
  yield json("solution-votes", solutions.votes);
  yield json("posts", await exportPosts(person));
  const shown = await exportShown(person);
  yield json("portfolio", shown.portfolio);
  yield json("portfolio-closed", shown.closed);
  yield json("interviews", await exportInterviews(person));
  yield json("certificates", shown.certificates);
  yield json("talks", shown.talks);
  yield json("talks-held", shown.held);
  yield json("notices", await exportNotices(person));
  yield json("scores-set-by-you", reviewing.scores);
  yield json("submissions", rowsOf(exportSubmissions(person)));
  yield json("figures", await exportFigures(person));
  yield json("drafts", rowsOf(exportDrafts(person)));
  // Reads the submissions a second time: a zip contains one file after another, so the JSON file with the rows must be
  // complete before the submitted files are added.
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
