import {
  listMembers,
  listOtherCohorts,
  type Member,
  type MemberChange,
  moveLearners,
  removeMembers,
  setRole,
} from "~/accounts/cohorts/members.server";
import { putInSection } from "~/accounts/cohorts/sections.server";
import type { Person, Role } from "~/accounts/guards.server";
import { ENDED, REFUSED, REMOVED, sayRole } from "./forms.server";

const ROLES: readonly Role[] = ["learner", "mentor", "lead"];

interface Bulk {
  readonly who: readonly string[];
  readonly what: { readonly does: string; readonly to: string };
}

/** Changes several members at once: all of them, or none. Returns what was done, or why nothing was done. */
export async function changeMany(
  actor: Person,
  cohortId: string,
  { who, what: { does, to } }: Bulk,
): Promise<{ readonly done: string } | { readonly refused: string }> {
  const answer = (change: MemberChange, done: string) => (change.ok ? { done } : { refused: REFUSED[change.why] });
  if (does === "role" && (ROLES as readonly string[]).includes(to))
    return answer(await setRole(actor, cohortId, who, to as Role), sayRole(to, "Roles changed."));
  if (does === "remove") return answer(await removeMembers(actor, cohortId, who), REMOVED);
  if (does === "section") {
    const change = await putInSection(actor, cohortId, who, to || null);
    return change === "done" ? { done: "Sections changed." } : { refused: REFUSED["no-section"] };
  }
  const others = await listOtherCohorts(actor, cohortId);
  const cohort = others.find(({ id }) => id === to);
  if (!cohort) return { refused: REFUSED["no-cohort"] };
  const change = await moveLearners(actor, cohortId, who, cohort.id);
  return change.ok
    ? { done: `Moved to ${cohort.name}. We have notified them. ${ENDED}` }
    : { refused: REFUSED["not-learners"] };
}

/**
 * Gives members the roles and sections that they had before a change. Skips people who have left the cohort since. If a
 * section no longer exists, its members keep the section they have now.
 */
export async function undoChange(
  actor: Person,
  cohortId: string,
  before: readonly Pick<Member, "userId" | "role" | "sectionId">[],
): Promise<MemberChange> {
  const members = new Map((await listMembers(cohortId)).map((member) => [member.userId, member]));
  const differ = (part: "role" | "sectionId") => before.filter((old) => members.get(old.userId)?.[part] !== old[part]);
  const ids = (some: typeof before) => some.map(({ userId }) => userId);
  for (const role of ROLES) {
    const some = differ("role").filter((old) => old.role === role);
    const change = some.length > 0 && (await setRole(actor, cohortId, ids(some), role));
    if (change && !change.ok && change.why === "last-lead") return change;
  }
  const moved = differ("sectionId");
  for (const sectionId of new Set(moved.map((old) => old.sectionId)))
    await putInSection(actor, cohortId, ids(moved.filter((old) => old.sectionId === sectionId)), sectionId);
  return { ok: true };
}
