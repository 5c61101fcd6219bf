import type { Person } from "~/accounts/guards.server";
import { findOpenReport } from "~/grading/open-submission.server";
import { findOpening } from "~/grading/workspace/opening.server";
import { listUnfinished } from "~/grading/workspace/unfinished.server";
import { KINDS } from "~/kinds/registry";
import { createReportGuard, LEFT_OUT } from "../guard/about-report";
import { ON_REPORT } from "../ladder/rungs";
import { type Message, textOfMessages } from "../ladder/sent";
import { whatIsSentOnReport } from "../ladder/sent-on-report";
import { tighterLimit, tokensLeft } from "../model/use.server";
import { type Shown, sendQuestion } from "./ask.server";
import { findChoice, OFF } from "./choice.server";
import { createPlainReply } from "./plain-reply";
import { keptDays } from "./retention.server";
import { sayUsedUp } from "./talk.server";
import { listTurns, type StoredTurn, type TalkPlace } from "./turns.server";

/**
 * Lets the learner discuss their report with the tutor after submission. The tutor isn't available until the report is
 * open. The model gets the report as its page first shows it, so it can't repeat what the report withholds. Parts of an
 * answer that belong to another exercise are withheld. A discussion of the report may lead to a better attempt, so a
 * reply counts as a hint, like an explanation before submission.
 */

const PLACEHOLDER = "[your question]";
const LONGEST_REPLY = 4_000;

/** Reads what a question needs and the messages that it would send. Null while the report isn't open to this person. */
async function readReport(person: Person, submissionId: string, message: string) {
  const submission = await findOpenReport(person, submissionId);
  if (!submission) return null;
  const { slug, title, open, work, grading } = submission;
  const kind = KINDS[submission.kind];
  const { hasPassed } = await findOpening(person, slug, kind);
  const shown = kind.can.withheld?.without(grading.report, hasPassed) ?? grading.report;
  const place = { slug, submissionId };
  const stored = await listTurns(person, place);
  const turns = stored.map(({ speaker, text }) => ({ who: speaker, text }));
  const report = kind.report.describe(shown, work);
  const messages: readonly Message[] = whatIsSentOnReport({ kind, open, work, report, turns, message });
  const guarded = { seen: kind.workspace.plain(open), work: Object.values(kind.work.files(open, work)), report };
  return { place, title, stored, messages, ...guarded };
}
type ReportRead = Awaited<ReturnType<typeof readReport>>;

/** Reads what the page shows of the conversation about a report. Null while the report isn't open to this person. */
export async function findReportTalk(person: Person, submissionId: string) {
  const read = await readReport(person, submissionId, PLACEHOLDER);
  if (!read) return null;
  const { title, stored, messages } = read;
  const about = { title, turns: stored satisfies readonly StoredTurn[] };
  const choice = await findChoice(person);
  if (!choice.isOn) return { ...about, talk: { isOn: false as const, says: OFF[choice.why] } };
  const { host, retention, isAgreed, payer } = choice;
  const left = await tokensLeft(payer);
  const tokens = Math.min(left.day, left.month ?? left.day);
  const sent = textOfMessages(messages);
  return {
    ...about,
    talk: {
      isOn: true as const,
      host,
      retention,
      isAgreed,
      sent,
      tokensLeft: tokens,
      limit: tighterLimit(left),
      usedUp: sayUsedUp(left),
    },
  };
}

/**
 * Reads a learner's conversation about a submission, whether they may continue it, and for how many days it is kept.
 */
export async function readTalkBeside(learner: { readonly id: string }, place: TalkPlace) {
  const [turns, { isOn }, days] = await Promise.all([
    listTurns(learner, place),
    findChoice(learner),
    keptDays(learner),
  ]);
  return { turns, mayAsk: isOn, days };
}

/**
 * Yields a reply's paragraphs as plain text. A reply that is cut after `LONGEST_REPLY` characters ends with "…". One
 * sentence replaces the paragraphs that are withheld.
 */
async function* plainParagraphs(
  reply: AsyncIterable<string>,
  isWithheld: (part: string) => boolean,
): AsyncGenerator<string> {
  let [rest, left, hasLeftOut] = ["", LONGEST_REPLY, false];
  const plainReply = createPlainReply();
  const shownOf = (part: string): string => {
    const text = plainReply(part);
    if (text === "" || !isWithheld(text)) return text;
    if (hasLeftOut) return "";
    hasLeftOut = true;
    return LEFT_OUT;
  };
  for await (const piece of reply) {
    const isCut = piece.length >= left;
    const parts = `${rest}${isCut ? `${piece.slice(0, left - 1)}…` : piece}`.split(/\r?\n\s*\n/);
    rest = parts.pop() ?? "";
    for (const part of parts.map(shownOf).filter(Boolean)) yield part;
    left -= piece.length;
    if (isCut) break;
  }
  const last = shownOf(rest);
  if (last) yield last;
}

/** Decides which parts of an answer are withheld. The work and the report count as part of the exercise. */
async function createGuard(person: Person, { place, seen, work, report }: NonNullable<ReportRead>) {
  const others = (await listUnfinished(person)).filter(({ slug }) => slug !== place.slug);
  const lines = report.flatMap((part) => [
    part.title,
    ...part.lines.flatMap(({ text, below = [] }) => [text, ...below]),
  ]);
  const own = { code: seen.code, prose: { ...seen.prose, report: [...lines, ...work].join("\n") } };
  return createReportGuard(
    own,
    others.map((other) => other.seen),
  );
}

/** Sends a question about a report. Returns null while the report isn't open to this person. */
export async function askOnReport(
  person: Person,
  submissionId: string,
  message: string,
  signal: AbortSignal,
): Promise<AsyncGenerator<Shown> | null> {
  const read = await readReport(person, submissionId, message);
  if (!read) return null;
  const { place, messages } = read;
  return sendQuestion(person, {
    place,
    rung: ON_REPORT,
    text: message,
    messages,
    refused: null,
    // The guard reads whole exercises, so it is created only once there is a reply.
    guarded: async function* (reply) {
      yield* plainParagraphs(reply, await createGuard(person, read));
    },
    isHint: (paragraph) => paragraph !== LEFT_OUT,
    signal,
  });
}
