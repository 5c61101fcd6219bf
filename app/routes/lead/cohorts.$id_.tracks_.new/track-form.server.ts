import { z } from "zod";
import { oneLine } from "~/accounts/one-line";
import type { Listing } from "~/catalogue/catalogue.server";
import type { TrackFields } from "~/cohort/tracks/read.server";
import { limiters } from "~/operations/limits.server";
import { sayWait, tooMany } from "~/operations/retry-after.server";
import type { FormErrors } from "~/ui/forms/form";
import { parseForm } from "~/ui/forms/form-data.server";
import { makeOffer } from "../cohorts.$id_.assignments_.new/find-exercises.server";
import {
  applyPick,
  MOST,
  pickIn,
  slugsOf,
  type Written,
  writtenOf,
} from "../cohorts.$id_.assignments_.new/form.server";
import { MOST_ABOUT, MOST_TITLE } from "./track-limits";

/** The form for creating or changing a track: its validation, and adding exercises without scripts. */

export const FIELDS = [
  "key",
  "title",
  "about",
  "slugs",
  "pick",
  "track",
  "find",
  "searched",
  "kind",
  "skill",
  "minutes",
  "isFresh",
  "showsAll",
];

const schemaFor = (listings: readonly Listing[]) =>
  z.object({
    key: z.string().min(8, "This form has expired. Reload the page.").max(100),
    title: oneLine("A title", { write: "Enter a title your learners will recognise.", max: MOST_TITLE }),
    about: oneLine("A description", {
      write: "Describe the track in words, or leave this empty.",
      max: MOST_ABOUT,
    })
      .optional()
      .transform((text) => text ?? ""),
    slugs: slugsOf(listings, `A track can have at most ${MOST} exercises. Create a second track.`),
  });

/** How to continue after a form was sent: show it again, changed or with its errors, or store it. */
type Asked =
  | ({ readonly isDone: false } & Shown)
  | { readonly isDone: true; readonly key: string; readonly fields: TrackFields; refuse(why: string): Promise<Shown> };

interface Shown {
  readonly reply: TrackReply;
  readonly init: ResponseInit;
}

export interface TrackReply {
  readonly errors: FormErrors | null;
  /** The result of the button that was last pressed in the list of exercises. */
  readonly said: string;
  readonly written: Written;
  readonly offer: Awaited<ReturnType<typeof makeOffer>>;
}

/**
 * Reads a track's form. `listings`: the exercises that the cohort has. `tried`: how many of its learners have tried
 * each exercise.
 */
export async function readTrackForm(
  person: { readonly id: string },
  form: FormData,
  listings: readonly Listing[],
  tried: ReadonlyMap<string, number>,
): Promise<Asked> {
  const written = writtenOf(form);
  const again = async (errors: FormErrors, init: ResponseInit = { status: 400 }) => ({
    reply: { errors, said: "", written, offer: await makeOffer(written, listings, tried) },
    init,
  });
  const pick = pickIn(written);
  if (pick !== null) {
    const { slugs, said } = applyPick(written, pick, listings);
    const changed: Written = { ...written, slugs: slugs.join() };
    const offer = await makeOffer(changed, listings, tried);
    return { isDone: false, reply: { errors: null, said, written: changed, offer }, init: {} };
  }
  const parsed = parseForm(form, schemaFor(listings));
  if (!parsed.ok) return { isDone: false, ...(await again(parsed.errors)) };
  const wait = await limiters.comment.take(person.id);
  if (wait !== null) {
    const why = `You have saved too often. Try again ${sayWait(wait)}.`;
    return { isDone: false, ...(await again({ "": [why] }, tooMany(wait))) };
  }
  const { key, ...fields } = parsed.value;
  return { isDone: true, key, fields, refuse: (why) => again({ "": [why] }) };
}
