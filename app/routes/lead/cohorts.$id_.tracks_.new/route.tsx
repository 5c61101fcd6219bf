import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireReader } from "~/accounts/reading/require-reader.server";
import { listExercises } from "~/catalogue/catalogue.server";
import { countTried } from "~/cohort/items/tried.server";
import { MOST_TRACKS, makeTrack } from "~/cohort/tracks/edit.server";
import { passRetryAfter } from "~/operations/retry-after.server";
import { readFields } from "~/ui/forms/form-data.server";
import { Page, PageHead } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { makeOffer } from "../cohorts.$id_.assignments_.new/find-exercises.server";
import { TrackForm } from "./track-form";
import { FIELDS, readTrackForm } from "./track-form.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `A new track for ${nameInTitle(data?.name ?? "a cohort")} · Onramp` },
];

export const headers = passRetryAfter;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  const reader = await requireReader(request, cohortId, ["lead"]);
  return {
    cohortId,
    name: reader.rules.name,
    offer: await makeOffer({}, listExercises([cohortId]), await countTried(reader)),
    written: { key: randomUUID() },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const cohortId = params.id ?? "";
  const reader = await requireReader(request, cohortId, ["lead"]);
  const form = await readFields(request, FIELDS);
  const asked = await readTrackForm(reader.person, form, listExercises([cohortId]), await countTried(reader));
  if (!asked.isDone) return data(asked.reply, asked.init);
  if (await makeTrack(reader.person, cohortId, asked.key, asked.fields))
    return redirect(`/cohorts/${cohortId}/tracks?done=made`, 303);
  const { reply, init } = await asked.refuse(
    `A cohort can have at most ${MOST_TRACKS} tracks of its own. Remove one first.`,
  );
  return data(reply, init);
}

export default function NewTrack() {
  const { cohortId, name, offer, written } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page width="narrow">
      <PageHead
        title="A new track"
        lead={
          <>
            Learners in <bdi>{name}</bdi> see the track on Learn, and Onramp suggests its exercises first.
          </>
        }
      />
      <TrackForm
        reply={reply}
        written={written}
        offer={offer}
        does="Create track"
        back={`/cohorts/${cohortId}/tracks`}
      />
    </Page>
  );
}
