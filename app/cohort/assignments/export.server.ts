import { db } from "~/database/db.server";

interface Person {
  readonly id: string;
}

/**
 * A person's assignment data, for the export of their data: their own deadlines, their picks, and the assignments that
 * they wrote as a lead.
 */
export async function exportAssignments(person: Person) {
  const mine = { userId: person.id };
  const [extensions, picks, written] = await Promise.all([
    db.extension.findMany({ where: mine, orderBy: { givenAt: "asc" }, omit: { userId: true } }),
    db.assignmentPick.findMany({
      where: mine,
      orderBy: [{ assignmentId: "asc" }, { place: "asc" }],
      omit: { userId: true },
    }),
    db.assignment.findMany({
      where: { writtenById: person.id },
      orderBy: { id: "asc" },
      omit: { writtenById: true, makeKey: true },
    }),
  ]);
  return { extensions, picks, written };
}
