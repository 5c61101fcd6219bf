import {
  listOtherCohorts,
  type MemberChange,
  moveLearners,
  removeMembers,
  setRole,
} from "~/accounts/cohorts/members.server";
import { putInSection } from "~/accounts/cohorts/sections.server";
import type { Person, Role } from "~/accounts/guards.server";
import { ENDED, REFUSED, REMOVED, sayRole } from "./forms.server";

const ROLES: readonly string[] = ["learner", "mentor", "lead"] satisfies Role[];

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
  if (does === "role" && ROLES.includes(to))
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
