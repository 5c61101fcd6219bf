import type { Person } from "~/accounts/guards.server";
import { db } from "~/database/db.server";
import type { TooMuch } from "~/grading/hand-in-limit.server";
import { hasOpenInterview } from "~/grading/interviews.server";
import { limiters } from "~/operations/limits.server";
import { sayWait } from "~/operations/retry-after.server";
import { type ModelCall, modelInfo } from "../model/model.server";

/** Decides who may use the tutor, and stores what they agreed to. */

/** Messages that tell a person why the tutor is off. */
export const OFF = {
  model: "The tutor is off: this installation has no language model.",
  cohort: "The tutor is off in your cohort. A lead turned it off.",
  interview: "The tutor is off while you have an open interview practice set. Finish the set or end it early.",
  self: "You turned the tutor off. You can turn it on in your account.",
} as const;

export type Choice =
  | { readonly isOn: false; readonly why: keyof typeof OFF }
  | {
      readonly isOn: true;
      /** The provider that receives the text, and how long the provider keeps it. */
      readonly host: string;
      readonly retention: string;
      /** Whether the person agreed to send text to this host with this retention. */
      readonly isAgreed: boolean;
      readonly payer: NonNullable<ModelCall["payer"]>;
    };

interface Asker {
  readonly id: string;
}

/** The terms that a person agrees to. If the host or the retention changes, Onramp asks again. */
const termsOf = ({ host, retention }: { readonly host: string; readonly retention: string }) =>
  JSON.stringify([host, retention]);

/**
 * Whether this person may use the tutor now. They may not if a cohort in which they are a learner turned it off, or
 * while a set of interview practice is open. This also applies to other exercises and to reports, because a question
 * about one exercise could contain the code of another.
 */
export async function findChoice({ id }: Asker): Promise<Choice> {
  const model = modelInfo();
  if (!model) return { isOn: false, why: "model" };
  const { tutorAgreed, tutorOff, memberships } = await db.user.findUniqueOrThrow({
    where: { id },
    select: {
      tutorAgreed: true,
      tutorOff: true,
      memberships: {
        where: { role: "learner" },
        // The first cohort in this list pays for the tokens. The order must not reveal who joined first (promise 1), so
        // it isn't by membership ids.
        orderBy: [{ cohort: { name: "asc" } }, { cohortId: "asc" }],
        select: { cohortId: true, cohort: { select: { hasTutor: true } } },
      },
    },
  });
  if (memberships.some(({ cohort }) => !cohort.hasTutor)) return { isOn: false, why: "cohort" };
  if (tutorOff) return { isOn: false, why: "self" };
  if (await hasOpenInterview({ id })) return { isOn: false, why: "interview" };
  const { host, retention } = model;
  const payer = { userId: id, cohortId: memberships[0]?.cohortId ?? null };
  return { isOn: true, host, retention, isAgreed: tutorAgreed === termsOf(model), payer };
}

/** Why the tutor is off for this person, in a sentence. Null if the tutor is on, or if there is no model. */
export async function sayOff(person: Asker): Promise<string | null> {
  const choice = await findChoice(person);
  return choice.isOn || choice.why === "model" ? null : OFF[choice.why];
}

/**
 * Records that the person agreed to the terms shown on the page. Returns false if the terms have changed in the
 * meantime. Records nothing if the person has turned the tutor off, for example in another tab.
 */
export async function agree({ id }: Asker, shown: { host: string; retention: string }): Promise<boolean> {
  const model = modelInfo();
  if (!model || termsOf(model) !== termsOf(shown)) return false;
  await db.user.updateMany({ where: { id, tutorOff: false }, data: { tutorAgreed: termsOf(model) } });
  return true;
}

/** Refuses a request to the model if this person sends too many. Returns null otherwise, and counts the request. */
export async function refuseAsk({ id }: Asker): Promise<TooMuch | null> {
  const wait = await limiters.tutor.take(id);
  return wait === null
    ? null
    : { message: `You have asked too many times. Try again ${sayWait(wait)}.`, retryAfter: wait };
}

/** The person's own tutor settings, for the account page. */
export async function findOwnSwitch({ id }: Asker): Promise<{ readonly isOff: boolean; readonly hasAgreed: boolean }> {
  const select = { tutorAgreed: true, tutorOff: true };
  const { tutorAgreed, tutorOff } = await db.user.findUniqueOrThrow({ where: { id }, select });
  return { isOff: tutorOff, hasAgreed: tutorAgreed !== null };
}

/** Turns the tutor on or off for this person. Turning it off also withdraws their consent. */
export async function setOwnSwitch({ id }: Person, isOff: boolean): Promise<void> {
  await db.user.update({ where: { id }, data: { tutorOff: isOff, ...(isOff && { tutorAgreed: null }) } });
}

/** Withdraws the person's consent. The tutor asks again before it sends anything. */
export async function withdrawConsent({ id }: Person): Promise<void> {
  await db.user.update({ where: { id }, data: { tutorAgreed: null } });
}
