import { db } from "~/database/db.server";

interface Person {
  readonly id: string;
}

/**
 * A person's assignment data, for the export of their data: their own deadlines, their picks, and the assignments whose
 * title or note they wrote as a lead. A title or note that someone else wrote is null.
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
      where: { OR: [{ writtenById: person.id }, { noteById: person.id }] },
      orderBy: { id: "asc" },
      omit: { makeKey: true },
    }),
  ]);
  const own = written.map(({ writtenById, noteById, ...row }) => ({
    ...row,
    title: writtenById === person.id ? row.title : null,
    note: noteById === person.id ? row.note : null,
  }));
  return { extensions, picks, written: own };
}
