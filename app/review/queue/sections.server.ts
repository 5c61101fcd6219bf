import { byName } from "~/accounts/name-order";
import { db } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { reviewing } from "./ready.server";

/** The queue's filter by section. */

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A cohort with sections, and the id of the chosen section; null for the whole cohort. */
export interface SectionChoice extends Named {
  readonly all: readonly Named[];
  readonly chosen: string | null;
}

/**
 * The cohorts in which this person may choose a section for the queue, sorted by name. Leaves out cohorts that hide
 * names from reviewers, because a section may have only one learner. `sectionIds` are the sections that were chosen in
 * this browser.
 */
export async function listSectionChoices(
  mentor: { readonly id: string },
  sectionIds: readonly string[],
): Promise<SectionChoice[]> {
  const cohorts = await db.cohort.findMany({
    where: {
      hidesNames: false,
      sections: { some: {} },
      memberships: { some: { AND: [{ userId: mentor.id }, reviewing()] } },
    },
    select: { id: true, name: true, sections: { select: { id: true, name: true } } },
  });
  return cohorts.sort(byName).map(({ id, name, sections }) => ({
    id,
    name,
    all: sections.sort(byName),
    chosen: sections.find((section) => sectionIds.includes(section.id))?.id ?? null,
  }));
}

/**
 * The items that match the choices. In a cohort with a chosen section, the only items that match are those of the
 * section's learners, and those that this mentor was handed or has open. An item about a finding belongs to everyone
 * who disputes it.
 */
export function ofSections(
  mentor: { readonly id: string },
  choices: readonly SectionChoice[],
): Prisma.ReviewItemWhereInput {
  const conditions = choices.flatMap(({ id: cohortId, chosen }): Prisma.ReviewItemWhereInput[] => {
    if (chosen === null) return [];
    const user = { memberships: { some: { sectionId: chosen, role: "learner" } } };
    const of = [
      { isFinding: false, learner: user },
      { isFinding: true, stoodBy: { some: { submission: { user } } } },
    ];
    const own = [{ assignedToId: mentor.id }, { claimedById: mentor.id }];
    return [{ OR: [{ cohortId: { not: cohortId } }, ...of, ...own] }];
  });
  return { AND: conditions };
}
