import { byName } from "~/accounts/name-order";
import { db } from "~/database/db.server";
import type { Prisma } from "~/generated/prisma/client";
import { reviewing } from "./ready.server";

/** The queue's filter by section: a mentor can limit each of their cohorts to one section. */

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
 * names from reviewers, because a section may have only one learner. `sectionId` is the section chosen in this browser.
 */
export async function listSectionChoices(
  mentor: { readonly id: string },
  sectionId: string | null,
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
    chosen: sections.find((section) => section.id === sectionId)?.id ?? null,
  }));
}

/**
 * The items that the choices leave: of each cohort with a chosen section, only those of the section's learners. An
 * item about a finding belongs to everyone who disputes it.
 */
export function ofSections(choices: readonly SectionChoice[]): Prisma.ReviewItemWhereInput {
  const conditions = choices.flatMap(({ id: cohortId, chosen }): Prisma.ReviewItemWhereInput[] => {
    if (chosen === null) return [];
    const user = { memberships: { some: { sectionId: chosen, role: "learner" } } };
    const of = [
      { isFinding: false, learner: user },
      { isFinding: true, stoodBy: { some: { submission: { user } } } },
    ];
    return [{ OR: [{ cohortId: { not: cohortId } }, ...of] }];
  });
  return { AND: conditions };
}
