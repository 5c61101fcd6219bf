import { db } from "~/database/db.server";
import { listCertificates } from "./certificates.server";

/** A person's portfolio, certificates and the talks about them, for the export of their data. */
export async function exportShown({ id: userId }: { readonly id: string }) {
  const who = { select: { name: true } } as const;
  const [portfolio, closed, certificates, talks, held] = await Promise.all([
    db.portfolio.findMany({ where: { userId }, omit: { userId: true } }),
    db.closedLink.findMany({ where: { userId }, select: { hash: true } }),
    listCertificates({ id: userId }),
    db.talk.findMany({
      where: { learnerId: userId },
      orderBy: [{ track: "asc" }, { round: "asc" }],
      include: { mentor: who },
      omit: { learnerId: true, mentorId: true },
    }),
    db.talk.findMany({
      where: { mentorId: userId },
      orderBy: [{ decidedOn: "asc" }, { id: "asc" }],
      select: { id: true, track: true, state: true, decidedOn: true, rubricVersion: true, choices: true, words: true },
    }),
  ]);
  return {
    portfolio: portfolio.map(({ chosen, ...row }) => ({ ...row, chosen: JSON.parse(chosen) })),
    closed,
    certificates,
    talks: talks.map(({ mentor, choices, ...talk }) => ({
      ...talk,
      choices: JSON.parse(choices),
      mentor: mentor?.name ?? (talk.state === "asked" ? null : "deleted"),
    })),
    held: held.map(({ choices, ...talk }) => ({ ...talk, choices: JSON.parse(choices) })),
  };
}
