import type { Person } from "~/accounts/guards.server";
import { isInInterview } from "~/grading/interviews.server";
import { findOpenReport } from "~/grading/open-submission.server";
import { findOpening } from "~/grading/opening.server";
import { KINDS } from "~/kinds/registry";
import { ON_REPORT } from "../ladder/rungs";
import { type Message, textOfMessages } from "../ladder/sent";
import { whatIsSentOnReport } from "../ladder/sent-on-report";
import { tokensLeft } from "../model/use.server";
import { type Shown, sendQuestion } from "./ask.server";
import { findChoice, OFF } from "./choice.server";
import { plainReply } from "./plain-reply";
import { keptDays } from "./retention.server";
import { sayUsedUp } from "./talk.server";
import { listTurns, type StoredTurn, type TalkPlace } from "./turns.server";

/**
 * Lets the learner discuss their report with the tutor after submission. The tutor isn't available until the report is
 * open. The model gets the report as its page first shows it, so it can't repeat what the report withholds. A
 * discussion of the report may lead to a better attempt, so a reply counts as a hint, like an explanation before
 * submission.
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
  return { place, title, stored, messages };
}

/** Reads what the page shows of the conversation about a report. Null while the report isn't open to this person. */
export async function getReportTalk(person: Person, submissionId: string) {
  const read = await readReport(person, submissionId, PLACEHOLDER);
  if (!read) return null;
  const { place, title, stored, messages } = read;
  const about = { title, turns: stored satisfies readonly StoredTurn[] };
  const choice = await findChoice(person);
  if (!choice.isOn) return { ...about, talk: { isOn: false as const, says: OFF[choice.why] } };
  if (await isInInterview(person, place.slug)) return { ...about, talk: { isOn: false as const, says: OFF.interview } };
  const { host, retention, isAgreed, payer } = choice;
  const left = await tokensLeft(payer);
  const tokens = Math.min(left.day, left.month ?? left.day);
  const sent = textOfMessages(messages);
  return {
    ...about,
    talk: { isOn: true as const, host, retention, isAgreed, sent, tokensLeft: tokens, usedUp: sayUsedUp(left) },
  };
}

/**
 * Reads a learner's conversation about a submission, whether they may continue it, and for how many days it is kept.
 */
export async function readTalkBeside(learner: { readonly id: string }, place: TalkPlace) {
  const [turns, { isOn }, days, isPractice] = await Promise.all([
    listTurns(learner, place),
    findChoice(learner),
    keptDays(learner),
    isInInterview(learner, place.slug),
  ]);
  return { turns, mayAsk: isOn && !isPractice, days };
}

/** Yields a reply's paragraphs as plain text, up to `LONGEST_REPLY` characters in all. */
async function* plainParagraphs(reply: AsyncIterable<string>): AsyncGenerator<string> {
  let [rest, length] = ["", 0];
  for await (const piece of reply) {
    const parts = `${rest}${piece}`.split(/\r?\n\s*\n/);
    rest = parts.pop() ?? "";
    for (const part of parts.map(plainReply).filter(Boolean)) yield part;
    length += piece.length;
    if (length > LONGEST_REPLY) break;
  }
  const last = plainReply(rest);
  if (last) yield last;
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
  const refused = (await isInInterview(person, place.slug)) ? OFF.interview : null;
  const said = { place, rung: ON_REPORT, text: message, messages, refused };
  return sendQuestion(person, { ...said, guarded: plainParagraphs, isHint: true, signal });
}
