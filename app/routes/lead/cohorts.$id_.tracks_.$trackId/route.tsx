import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { notFound } from "~/accounts/guards.server";
import { requireReader } from "~/accounts/reading/require-reader.server";
import { listExercises } from "~/catalogue/catalogue.server";
import { countTried } from "~/cohort/items/tried.server";
import { changeTrack } from "~/cohort/tracks/edit.server";
import { findTrack } from "~/cohort/tracks/read.server";
import { passRetryAfter } from "~/operations/retry-after.server";
import { counted } from "~/ui/counted";
import { readFields } from "~/ui/forms/form-data.server";
import { Page, PageHead } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { makeOffer } from "../cohorts.$id_.assignments_.new/find-exercises.server";
import { sayOutdated } from "../cohorts.$id_.assignments_.new/form.server";
import { TrackForm } from "../cohorts.$id_.tracks_.new/track-form";
import { FIELDS, readTrackForm } from "../cohorts.$id_.tracks_.new/track-form.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Change ${nameInTitle(data?.title ?? "a track")} · Onramp` },
];

export const headers = passRetryAfter;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [cohortId, id] = [params.id ?? "", params.trackId ?? ""];
  const reader = await requireReader(request, cohortId, ["lead"]);
  const track = await findTrack(cohortId, id);
  if (!track) throw notFound();
  const { title, about, slugs, missing, version } = track;
  const written = { key: version, title, about, slugs: slugs.join() };
  const offer = await makeOffer(written, listExercises([cohortId]), await countTried(reader));
  return { cohortId, title, missing, written, offer };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [cohortId, id] = [params.id ?? "", params.trackId ?? ""];
  const reader = await requireReader(request, cohortId, ["lead"]);
  if (!(await findTrack(cohortId, id))) throw notFound();
  const form = await readFields(request, FIELDS);
  const asked = await readTrackForm(reader.person, form, listExercises([cohortId]), await countTried(reader));
  if (!asked.isDone) return data(asked.reply, asked.init);
  const result = await changeTrack(reader.person, cohortId, id, asked.key, asked.fields);
  const now = result === "outdated" && (await findTrack(cohortId, id));
  if (now) {
    const { reply, init } = await asked.refuse(sayOutdated("track"));
    return data({ ...reply, written: { ...reply.written, key: now.version } }, init);
  }
  if (result !== "saved") throw notFound();
  return redirect(`/cohorts/${cohortId}/tracks?done=changed`, 303);
}

export default function ChangeTrack() {
  const { cohortId, title, missing, written, offer } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <Page width="narrow">
      <PageHead
        title={
          <>
            Change <bdi>{title}</bdi>
          </>
        }
        lead="Your changes take effect immediately for everyone. Existing submissions are kept."
      />
      {missing > 0 && (
        <p className="strip mb-4">
          {counted(missing, "exercise")} in this track {missing === 1 ? "is" : "are"} not available to the cohort now.
          Saving removes {missing === 1 ? "it" : "them"} from the track.
        </p>
      )}
      <TrackForm reply={reply} written={written} offer={offer} does="Save" back={`/cohorts/${cohortId}/tracks`} />
    </Page>
  );
}
