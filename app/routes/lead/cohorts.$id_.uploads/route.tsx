import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requireUploader } from "~/accounts/cohorts/uploaders.server";
import { unzipExercises } from "~/catalogue/unzip.server";
import { ZipRefused } from "~/catalogue/zip.server";
import { UPLOAD_LIMITS } from "~/cohort/uploads/limits.server";
import { listUploads, receiveExercises } from "~/cohort/uploads/uploads.server";
import { limiters } from "~/operations/limits.server";
import { passRetryAfter, sayWait, tooMany } from "~/operations/retry-after.server";
import { Button, ButtonLink } from "~/ui/button";
import { Field } from "~/ui/forms/field";
import { isFileForm, readFile } from "~/ui/forms/file-form.server";
import { ErrorSummary, errorOf } from "~/ui/forms/form";
import { useLastingReply } from "~/ui/forms/lasting-reply";
import { CohortTabs } from "~/ui/shell/cohort-tabs";
import { KeepFresh } from "~/ui/shell/keep-fresh";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { percent } from "~/ui/state-mark";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { StateOfUpload } from "./upload-state";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${nameInTitle(data?.cohort ?? "a cohort")}’s own exercises · Onramp` },
];

export const headers = passRetryAfter;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const uploader = await requireUploader(request, params.id ?? "");
  const uploads = await listUploads(uploader);
  return {
    cohortId: uploader.cohortId,
    cohort: uploader.cohort,
    limits: UPLOAD_LIMITS,
    uploads: uploads.map(({ id, slug, state, runs, problems }) => ({
      id,
      slug,
      state,
      runs,
      problems: problems.length,
    })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const uploader = await requireUploader(request, params.id ?? "");
  const refuse = (zip: string, init: ResponseInit = { status: 400 }) => data({ errors: { zip: [zip] } }, init);
  const bytes = isFileForm(request) ? await readFile(request, "zip") : null;
  if (!bytes) return refuse("Choose a zip of an exercise’s folder.");
  const wait = await limiters.upload.take(uploader.person.id);
  if (wait !== null) return refuse(`You have uploaded too many zip files. Try again ${sayWait(wait)}.`, tooMany(wait));
  try {
    const received = await receiveExercises(uploader, await unzipExercises(bytes));
    if (!received.ok) return refuse(received.why);
    const [first, ...others] = received.ids;
    const page = `/cohorts/${uploader.cohortId}/uploads`;
    return redirect(others.length === 0 ? `${page}/${first}` : page, 303);
  } catch (error) {
    if (!(error instanceof ZipRefused)) throw error;
    return refuse(error.message);
  }
}

export default function Uploads() {
  const { cohortId, cohort, limits, uploads } = useLoaderData<typeof loader>();
  const reply = useLastingReply<typeof action>();
  const isChecking = uploads.some(({ state }) => state === "checking");
  return (
    <Page>
      <PageHead
        title={
          <>
            <bdi>{cohort}</bdi>’s own exercises
          </>
        }
        lead="Upload exercises of your own. Onramp checks each one by running it in the sandbox. Only the cohorts that you release an exercise to can see it."
        actions={<ButtonLink to={`/cohorts/${cohortId}/exercises`}>All exercises</ButtonLink>}
      />
      <CohortTabs cohortId={cohortId} isLead />
      <Part id="new" title="Upload">
        <Form method="post" encType="multipart/form-data" className="form" noValidate>
          <ErrorSummary errors={reply?.errors} ids={{ zip: "zip" }} reply={reply} />
          <Field
            id="zip"
            label="Zip"
            hint={
              <>
                One folder for each exercise, with the files that exercises/README.md describes. At most{" "}
                {limits.exercises} exercises and {limits.megabytes} MB. The folder’s name becomes the exercise’s
                address; uploading the same name again adds a new version. A second form of another exercise can’t be
                uploaded.
              </>
            }
            error={errorOf(reply?.errors, "zip")}
          >
            {(control) => (
              <input type="file" className="w-full" name="zip" accept=".zip,application/zip" required {...control} />
            )}
          </Field>
          <p className="hint">
            This is a quick check: it tries at most {percent(limits.inputs)} of the inputs in <code>properties.ts</code>
            , and no mutants. For the full check, run <code>npm run exercise -- check</code> with the exercise’s folder.
          </p>
          <div className="line">
            <Button look="main" type="submit">
              Upload and check
            </Button>
          </div>
        </Form>
      </Part>
      <Part id="uploads" title="Uploads" about={isChecking && <KeepFresh />}>
        {uploads.length === 0 ? (
          <p className="meta">Your uploads are listed here, each with its problems and its release status.</p>
        ) : (
          <ul className="rows no-gutter">
            {uploads.map(({ id, slug, ...state }) => (
              <li key={id}>
                <div>
                  <Link className="name wrap-anywhere" to={`/cohorts/${cohortId}/uploads/${id}`}>
                    {slug}
                  </Link>
                  <p className="meta">
                    <StateOfUpload {...state} />
                  </p>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Part>
    </Page>
  );
}
