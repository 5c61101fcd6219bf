import { db } from "~/database/db.server";
import { listClosed } from "~/grading/ai-review.server";

interface Person {
  readonly id: string;
}

/**
 * The findings that a person disputes, the rulings on these findings with the mentors' names, and the rulings' effect
 * on scores. Leaves out submissions whose report isn't open to the person.
 */
export async function exportStoodBy(person: Person) {
  const isOpen = { submission: { userId: person.id }, submissionId: { notIn: [...(await listClosed(person))] } };
  const [stoodBy, changes] = await Promise.all([
    db.stoodBy.findMany({
      where: isOpen,
      orderBy: { submissionId: "asc" },
      include: {
        ruling: {
          select: {
            decision: true,
            severity: true,
            title: true,
            why: true,
            ruledAt: true,
            ruledBy: { select: { name: true } },
          },
        },
      },
      omit: { itemId: true, rulingId: true, cohortId: true },
    }),
    db.regrade.findMany({
      where: isOpen,
      orderBy: [{ submissionId: "asc" }, { revisionId: "asc" }],
    }),
  ]);
  return {
    stoodBy: stoodBy.map(({ place, ruling, ...row }) => ({
      ...row,
      place: JSON.parse(place) as unknown,
      ruling: ruling && { ...ruling, ruledBy: ruling.ruledBy?.name ?? "deleted" },
    })),
    changes,
  };
}

/** The rulings that a person made as a mentor. Does not say who disputed the findings. */
export async function exportRulings(person: Person) {
  return db.ruling.findMany({
    where: { ruledById: person.id },
    orderBy: { id: "asc" },
    omit: { ruledById: true, itemId: true, cohortId: true },
  });
}
