import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireUploader } from "~/accounts/cohorts/uploaders.server";
import { notFound } from "~/accounts/guards.server";
import { deleteUpload, findUpload, openPreview, releaseUpload, retireUpload } from "~/cohort/uploads/uploads.server";
import { ButtonLink } from "~/ui/button";
import { Saved } from "~/ui/forms/form";
import { readFormData } from "~/ui/forms/form-data.server";
import { useLastingReply } from "~/ui/forms/lasting-reply";
import { Notice } from "~/ui/notice";
import { CohortTabs } from "~/ui/shell/cohort-tabs";
import { KeepFresh } from "~/ui/shell/keep-fresh";
import { Page, PageHead } from "~/ui/shell/page";
import { StateOfUpload } from "../cohorts.$id_.uploads/upload-state";
import { Delete, Preview, Problems, Release, Retire } from "./parts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.slug ?? "An upload"} · Onramp` }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const uploader = await requireUploader(request, params.id ?? "");
  const upload = await findUpload(uploader, params.uploadId ?? "");
  if (!upload) throw notFound();
  return { cohortId: uploader.cohortId, ...upload };
}

const IntentSchema = z.enum(["preview", "release", "retire", "delete"]);
const MOST_COHORTS = 200;

export async function action({ request, params }: ActionFunctionArgs) {
  const uploader = await requireUploader(request, params.id ?? "");
  const id = params.uploadId ?? "";
  if (!(await findUpload(uploader, id))) throw notFound();
  const form = await readFormData(request);
  const intent = IntentSchema.safeParse(form.get("intent"));
  const refuse = (refused: string) => data({ done: "", refused }, { status: 400 });
  if (!intent.success) return refuse("This form isn’t valid. Reload the page.");
  const changed = "This upload has changed in the meantime. Reload the page.";
  switch (intent.data) {
    case "preview": {
      const slug = await openPreview(uploader, id);
      return slug === null ? refuse(changed) : redirect(`/exercises/${slug}`, 303);
    }
    case "release": {
      const released = await releaseUpload(uploader, id, form.getAll("cohort").slice(0, MOST_COHORTS).map(String));
      return released.ok ? data({ done: "Released", refused: "" }) : refuse(released.why);
    }
    case "retire":
      return (await retireUpload(uploader, id)) ? data({ done: "Retired", refused: "" }) : refuse(changed);
    case "delete":
      return (await deleteUpload(uploader, id))
        ? redirect(`/cohorts/${uploader.cohortId}/uploads?deleted`, 303)
        : refuse(changed);
  }
}

export default function Upload() {
  const { cohortId, slug, state, runs, problems, replaces, cohorts, others } = useLoaderData<typeof loader>();
  const reply = useLastingReply<typeof action>();
  return (
    <Page>
      <PageHead
        title={<span className="wrap-anywhere">{slug}</span>}
        lead={<StateOfUpload state={state} runs={runs} problems={problems.length} />}
        actions={<ButtonLink to={`/cohorts/${cohortId}/uploads`}>Own exercises</ButtonLink>}
      />
      <CohortTabs cohortId={cohortId} isLead />
      <div className="said">
        <Saved when={Boolean(reply?.done)}>{reply?.done ?? ""}</Saved>
      </div>
      {reply?.refused && (
        <div className="mb-4">
          <Notice tone="bad" title={reply.refused}>
            Nothing was changed.
          </Notice>
        </div>
      )}
      {state === "checking" && (
        <p className="line">
          <KeepFresh />
        </p>
      )}
      {state === "problems" && <Problems problems={problems} />}
      {state === "ready" && <Preview replaces={replaces} />}
      {(state === "ready" || state === "released" || state === "retired") && (
        <Release state={state} cohorts={cohorts} others={others} replaces={replaces} />
      )}
      {state === "released" ? <Retire /> : state !== "retired" && <Delete />}
    </Page>
  );
}
