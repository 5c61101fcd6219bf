import { z } from "zod";
import {
  listMembers,
  listOtherCohorts,
  type MemberChange,
  moveLearners,
  removeMembers,
  setRole,
  undoMove,
} from "~/accounts/cohorts/members.server";
import { putInSection } from "~/accounts/cohorts/sections.server";
import type { Person, Role } from "~/accounts/guards.server";
import { readToken, signToken } from "~/accounts/mail/signed-token.server";
import { type Before, ENDED, REFUSED, REMOVED, sayRole } from "./forms.server";

const ROLES: readonly string[] = ["learner", "mentor", "lead"] satisfies Role[];

interface Bulk {
  readonly who: readonly string[];
  readonly what: { readonly does: string; readonly to: string };
}

const NOTHING_LEFT = "There is nothing left to undo.";

/**
 * The purpose of the token that records a move on the page of the person who made it. The token is signed, so that only
 * a real move can be undone.
 */
const MOVE = "move";
const MoveSchema = z.object({
  by: z.string(),
  from: z.string(),
  to: z.string(),
  moved: z.array(
    z.object({
      userId: z.string(),
      sectionId: z.string().nullable(),
      // Missing in a token from an earlier version.
      sectionSince: z.coerce.date().nullable().default(null),
      wasThere: z.boolean(),
    }),
  ),
});

/**
 * Changes several members at once: all of them, or none. Returns what was done, or why nothing was done. `moved`: the
 * token that undoes a move.
 */
export async function changeMany(
  actor: Person,
  cohortId: string,
  { who, what: { does, to } }: Bulk,
): Promise<{ readonly done: string; readonly moved?: string } | { readonly refused: string }> {
  const answer = (change: MemberChange, done: string) => (change.ok ? { done } : { refused: REFUSED[change.why] });
  if (does === "role") {
    if (!ROLES.includes(to)) return { refused: REFUSED["no-role"] };
    return answer(await setRole(actor, cohortId, who, to as Role), sayRole(to, "Roles changed."));
  }
  if (does === "remove") return answer(await removeMembers(actor, cohortId, who), REMOVED);
  if (does === "section") {
    const change = await putInSection(actor, cohortId, who, to || null);
    return change === "done" ? { done: "Sections changed." } : { refused: REFUSED["no-section"] };
  }
  const others = await listOtherCohorts(actor, cohortId);
  const cohort = others.find(({ id }) => id === to);
  if (!cohort) return { refused: REFUSED["no-cohort"] };
  const change = await moveLearners(actor, cohortId, who, cohort.id);
  if (!change.ok) return { refused: REFUSED["not-learners"] };
  const move: z.infer<typeof MoveSchema> = { by: actor.id, from: cohortId, to, moved: [...change.moved] };
  return {
    done: `Moved to ${cohort.name}. We have notified everyone who was moved. ${ENDED}`,
    moved: signToken(MOVE, move),
  };
}

/** Undoes a move that this person made and that the token records, as long as they may still change both cohorts. */
export async function undoMoveOf(
  actor: Person,
  cohortId: string,
  token: string,
): Promise<{ readonly done: string } | { readonly refused: string }> {
  const move = readToken(MOVE, token, MoveSchema);
  if (move?.by !== actor.id || move.from !== cohortId) return { refused: REFUSED["no-move"] };
  if (!(await listOtherCohorts(actor, cohortId)).some(({ id }) => id === move.to))
    return { refused: REFUSED["no-cohort"] };
  const isDone = await undoMove(actor, cohortId, move.to, move.moved);
  return { done: isDone ? `Undone. We have notified everyone who was moved back. ${ENDED}` : NOTHING_LEFT };
}

/**
 * Undoes a change of roles or sections. Skips members whose role or section has changed again since, people who have
 * left the cohort, and sections that no longer exist.
 */
export async function undoChange(
  actor: Person,
  cohortId: string,
  { part, to, members }: Before,
): Promise<{ readonly done: string } | { readonly refused: string }> {
  const now = new Map((await listMembers(cohortId)).map((one) => [one.userId, one]));
  const has = (userId: string) => (part === "role" ? now.get(userId)?.role : (now.get(userId)?.sectionId ?? ""));
  const open = members.filter(({ userId, from }) => now.has(userId) && has(userId) === to && from !== to);
  let isDone = false;
  for (const from of new Set(open.map((one) => one.from))) {
    const who = open.filter((one) => one.from === from).map(({ userId }) => userId);
    const change = await changeMany(actor, cohortId, { who, what: { does: part, to: from } });
    if ("refused" in change && change.refused === REFUSED["last-lead"]) return change;
    isDone ||= "done" in change;
  }
  return { done: isDone ? "Undone." : NOTHING_LEFT };
}
