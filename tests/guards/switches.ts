import type { RequestHandler } from "express";
import type { Guest, Person } from "../../app/accounts/guards.server";

/** The switches of the guards that `plugin.ts` inserted: which guards exist, which ones ran, and which one is off. */
const known = new Set<string>();
const seen = new Set<string>();
let off: string | null = process.env.ONRAMP_WITHOUT_GUARD ?? null;

export const guards = {
  /** All guards of the loaded files. */
  known,
  /** The guards that ran since this set was last cleared. */
  seen,
  /** Switches one guard off; null switches it back on. */
  takeAway(guard: string | null): void {
    off = guard;
  },
};

/** Returns the person, guest or visitor who sends the request, as if no guard required anyone in particular. */
async function anybody(request: Request): Promise<Person> {
  const { findPersonOrGuest } = await import("../../app/accounts/guards.server");
  const who: Person | Guest | null = await findPersonOrGuest(request);
  const nobody = { name: "", email: "", isAdmin: false, editor: "monaco", singleKeys: true } as const;
  return { ...nobody, id: "nobody", ...who };
}

Object.assign(globalThis, {
  __guards: {
    know(some: readonly string[]): void {
      for (const guard of some) known.add(guard);
    },
    isOff(guard: string): boolean {
      seen.add(guard);
      return guard === off;
    },
    anybody,
    anybodysRight: async (request: Request, submissionId: string) => {
      const { SubmissionReader } = await import("../../app/accounts/reading/submission-reader.server");
      const person = await anybody(request);
      return { person, right: "owner", submissionId, reader: new SubmissionReader(person, submissionId) };
    },
    anybodysReader: async (request: Request, cohortId: string) => {
      const { findReader } = await import("../../app/accounts/reading/reader.server");
      return findReader(await anybody(request), cohortId, { isLead: true });
    },
    anybodysUploader: async (request: Request, cohortId: string) => {
      return { person: await anybody(request), cohortId, cohort: "" };
    },
    handler(isOff: () => boolean, guard: RequestHandler): RequestHandler {
      return (request, response, next) => (isOff() ? next() : guard(request, response, next));
    },
  },
});
