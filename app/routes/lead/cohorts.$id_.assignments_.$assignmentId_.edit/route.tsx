import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { notFound } from "~/accounts/guards.server";
import { requireReader } from "~/accounts/reading/require-reader.server";
import { listExercises, listStored } from "~/catalogue/catalogue.server";
import { changeAssignment, NoSection } from "~/cohort/assignments/edit.server";
import { findWritten } from "~/cohort/assignments/lead.server";
import { countTried } from "~/cohort/items/tried.server";
import type { FormErrors } from "~/ui/forms/form";
import { readFields } from "~/ui/forms/form-data.server";
import { Page, PageHead } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { makeOffer } from "../cohorts.$id_.assignments_.new/find-exercises.server";
import { AssignmentForm } from "../cohorts.$id_.assignments_.new/form";
import {
  applyPick,
  FIELDS,
  formOf,
  NO_SECTION,
  parseAssignment,
  pickIn,
  sayOutdated,
  type Written,
  writtenOf,
} from "../cohorts.$id_.assignments_.new/form.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Change ${nameInTitle(data?.title ?? "an assignment")} · Onramp` },
];

/** Reads what this assignment's form offers: the cohort's exercises, and the assignment's retired exercises. */
async function readChoices(cohortId: string, slugs: readonly string[]) {
  const listings = listExercises([cohortId]);
  return { listings, retired: await listStored(slugs.filter((slug) => !listings.some((one) => one.slug === slug))) };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [cohortId, id] = [params.id ?? "", params.assignmentId ?? ""];
  const reader = await requireReader(request, cohortId, ["lead"]);
  const found = await findWritten(cohortId, id);
  if (!found) throw notFound();
  const { title, phase } = found;
  const written: Written = { ...formOf(found), key: found.version };
  const { listings, retired } = await readChoices(cohortId, found.slugs);
  const offer = await makeOffer(written, listings, await countTried(reader), retired);
  return { cohortId, id, title, phase, offer, sections: reader.sections, written };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [cohortId, id] = [params.id ?? "", params.assignmentId ?? ""];
  const reader = await requireReader(request, cohortId, ["lead"]);
  const found = await findWritten(cohortId, id);
  if (!found) throw notFound();
  const form = await readFields(request, FIELDS);
  const written = writtenOf(form);
  const { listings, retired } = await readChoices(cohortId, found.slugs);
  const [all, tried] = [[...listings, ...retired], await countTried(reader)];
  const offerFor = (fields: Written) => makeOffer(fields, listings, tried, retired);
  const pick = pickIn(written);
  if (pick !== null) {
    const { slugs, said } = applyPick(written, pick, all);
    const changed: Written = { ...written, slugs: slugs.join() };
    return data({ errors: null, said, written: changed, offer: await offerFor(changed) });
  }
  const read = { now: new Date(), was: found, listings: all, sections: reader.sections };
  const parsed = parseAssignment(form, read);
  const refuse = async (errors: FormErrors, key = written.key ?? "") =>
    data({ errors, said: "", written: { ...written, key }, offer: await offerFor(written) }, { status: 400 });
  if (!parsed.ok) return refuse(parsed.errors);
  const { key, fields } = parsed.value;
  try {
    const result = await changeAssignment(reader.person, cohortId, id, key, fields);
    const now = result === "outdated" && (await findWritten(cohortId, id));
    if (now) return refuse({ "": [sayOutdated("assignment")] }, now.version);
    if (result !== "saved") throw notFound();
  } catch (error) {
    if (!(error instanceof NoSection)) throw error;
    return refuse({ section: [NO_SECTION] });
  }
  return redirect(`/cohorts/${cohortId}/assignments/${id}?done=saved`, 303);
}

export default function EditAssignment() {
  const { cohortId, id, title, phase, offer, sections, written } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page width="narrow">
      <PageHead
        title={
          <>
            Change <bdi>{title}</bdi>
          </>
        }
        lead={
          phase === "coming"
            ? "The assignment isn’t open yet, so no one has started."
            : "The assignment has already opened. Your changes take effect immediately for everyone. Existing submissions and exercises already picked for learners don’t change."
        }
      />
      <AssignmentForm
        offer={reply?.offer ?? offer}
        sections={sections}
        reply={reply}
        guessesZone={false}
        errors={reply?.errors ?? null}
        said={reply?.said ?? ""}
        written={reply?.written ?? written}
        words={null}
        does="Save"
        back={`/cohorts/${cohortId}/assignments/${id}`}
      />
    </Page>
  );
}
