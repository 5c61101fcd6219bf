import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireReader } from "~/accounts/reading/require-reader.server";
import { listExercises } from "~/catalogue/catalogue.server";
import { makeAssignment, NoSection } from "~/cohort/assignments/edit.server";
import { findLastZone } from "~/cohort/assignments/lead.server";
import { countTried } from "~/cohort/items/tried.server";
import { limiters } from "~/operations/limits.server";
import { passRetryAfter, sayWait, tooMany } from "~/operations/retry-after.server";
import type { FormErrors } from "~/ui/forms/form";
import { readFields } from "~/ui/forms/form-data.server";
import { keptKey } from "~/ui/forms/kept-words";
import { Page, PageHead } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { makeOffer } from "./find-exercises.server";
import { AssignmentForm } from "./form";
import {
  applyPick,
  emptyForm,
  FIELDS,
  NO_SECTION,
  parseAssignment,
  pickIn,
  slugsIn,
  type Written,
  writtenOf,
} from "./form.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `A new assignment for ${nameInTitle(data?.name ?? "a cohort")} · Onramp` },
];

export const headers = passRetryAfter;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  const reader = await requireReader(request, cohortId, ["lead"]);
  const last = await findLastZone(cohortId);
  const listings = listExercises([cohortId]);
  const written = {
    ...emptyForm(last ?? "UTC", new Date()),
    key: randomUUID(),
    slugs: slugsIn(new URL(request.url).searchParams, listings).join(),
  };
  return {
    cohortId,
    name: reader.rules.name,
    sections: reader.sections,
    offer: await makeOffer(written, listings, await countTried(reader)),
    words: keptKey(reader.person, `assignments:${cohortId}`),
    guessesZone: last === null,
    written,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const cohortId = params.id ?? "";
  const reader = await requireReader(request, cohortId, ["lead"]);
  const form = await readFields(request, FIELDS);
  const written = writtenOf(form);
  const [listings, tried] = [listExercises([cohortId]), await countTried(reader)];
  const pick = pickIn(written);
  if (pick !== null) {
    const { slugs, said } = applyPick(written, pick, listings);
    const changed: Written = { ...written, slugs: slugs.join() };
    return data({ errors: null, said, written: changed, offer: await makeOffer(changed, listings, tried) });
  }
  const parsed = parseAssignment(form, {
    now: new Date(),
    was: null,
    listings,
    sections: reader.sections,
  });
  const refuse = async (errors: FormErrors, init: ResponseInit = { status: 400 }) =>
    data({ errors, said: "", written, offer: await makeOffer(written, listings, tried) }, init);
  if (!parsed.ok) return refuse(parsed.errors);
  const { key, fields } = parsed.value;
  const wait = await limiters.make.take(reader.person.id);
  if (wait !== null)
    return refuse({ "": [`You’ve created assignments too often. Try again ${sayWait(wait)}.`] }, tooMany(wait));
  try {
    const id = await makeAssignment(reader.person, cohortId, key, fields);
    return redirect(`/cohorts/${cohortId}/assignments/${id}?done=created`, 303);
  } catch (error) {
    if (!(error instanceof NoSection)) throw error;
    return refuse({ section: [NO_SECTION] });
  }
}

export default function NewAssignment() {
  const { cohortId, name, sections, offer, words, written, guessesZone } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page width="narrow">
      <PageHead
        title="A new assignment"
        lead={
          <>
            For the learners in <bdi>{name}</bdi>. They see the assignment on Learn once it opens, and get a reminder
            two days before it is due.
          </>
        }
      />
      <AssignmentForm
        offer={reply?.offer ?? offer}
        sections={sections}
        reply={reply}
        guessesZone={guessesZone && !reply}
        errors={reply?.errors ?? null}
        said={reply?.said ?? ""}
        written={reply?.written ?? written}
        words={words}
        does="Create assignment"
        back={`/cohorts/${cohortId}/assignments`}
      />
    </Page>
  );
}
