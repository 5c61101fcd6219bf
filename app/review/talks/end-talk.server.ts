import { recordAudit } from "~/accounts/audit.server";
import { drawCode } from "~/accounts/sign-in/drawn-code";
import { today } from "~/database/coarse";
import { db, type Transaction } from "~/database/db.server";
import { addNotices } from "../notices/notices.server";
import { type Decision, LEAST_STEP, TALK_RUBRIC, TALK_RUBRIC_VERSION } from "./talk";
import { type Mentor, openTo, type TalkState } from "./talks.server";

/** The mentor's decision at the end of a talk, and the certificates that mention it. */

const MOST_WORDS = 2_000;
const LEAST_WORDS = 20;

export interface Judged {
  readonly decision: Decision;
  /** The chosen steps, keyed by rubric line. */
  readonly choices: Readonly<Record<string, string>>;
  readonly words: string;
}

/** Messages about what is missing in a talk's assessment, keyed by field. */
export function refuseJudged({ decision, choices, words }: Judged): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { id, asks, steps } of TALK_RUBRIC) {
    const step = /^\d$/.test(choices[id] ?? "") ? Number(choices[id]) : -1;
    if (step < 0 || step >= steps.length) errors[id] = `Choose a level for “${asks}”.`;
    else if (decision === "sign" && step < LEAST_STEP)
      errors[id] =
        `“${steps[step]}” means “not yet”. You can sign only if you chose the middle level or higher on every line.`;
  }
  if (words.trim().length > MOST_WORDS) errors.words = `Use at most ${MOST_WORDS.toLocaleString("en-GB")} characters.`;
  else if (decision === "not-yet" && words.trim().length < LEAST_WORDS)
    errors.words = `Explain in at least ${LEAST_WORDS} characters what to practise before the next conversation.`;
  return errors;
}

/**
 * Ends a talk. If it is signed, a second certificate that says so is added for each of the learner's certificates of
 * the track. If it ends with "not yet", the mentor's text explains why. Only the mentor who chose the two submissions
 * can end a talk. Returns false if this mentor did not choose them, or if the talk has already ended. The caller has
 * checked `refuseJudged`.
 */
export async function endTalk(mentor: Mentor, id: string, { decision, choices, words }: Judged): Promise<boolean> {
  const state: TalkState = decision === "sign" ? "signed" : "not-yet";
  return db.$transaction(async (tx) => {
    const chosen = Object.fromEntries(TALK_RUBRIC.map((line) => [line.id, Number(choices[line.id])]));
    const mine = { id, state: "asked", mentorId: mentor.id, firstId: { not: null }, secondId: { not: null } };
    const { count } = await tx.talk.updateMany({
      where: { AND: [mine, openTo(mentor)] },
      data: {
        state,
        words: words.trim(),
        decidedOn: today(),
        rubricVersion: TALK_RUBRIC_VERSION,
        choices: JSON.stringify(chosen),
      },
    });
    if (count === 0) return false;
    const { learnerId, track, firstId } = await tx.talk.findUniqueOrThrow({ where: { id } });
    if (state === "signed") await addExplained(tx, { id, learnerId, track });
    const entry = { actorId: mentor.id, aboutId: learnerId, subject: `talk:${id}` };
    await recordAudit(tx, { ...entry, action: `talk.${state}` });
    await addNotices(tx, [learnerId], { type: "talk", about: id, submissionId: firstId! });
    return true;
  });
}

/**
 * For each valid certificate of the whole track, adds a second one that also says that the learner explained the
 * work. Both can be verified.
 */
async function addExplained(tx: Transaction, talk: { id: string; learnerId: string; track: string }): Promise<void> {
  const { id: talkId, learnerId: userId, track } = talk;
  const standing = await tx.certificate.findMany({
    where: { userId, track, step: 3, withdrawnOn: null, talkId: null },
  });
  for (const { sendKey, statement } of standing) {
    const explained = { sendKey: `${sendKey} explained`, code: drawCode(), issuedOn: today(), talkId };
    await tx.certificate.create({ data: { userId, track, statement, ...explained } });
  }
}
