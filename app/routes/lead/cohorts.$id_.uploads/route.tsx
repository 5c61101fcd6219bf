import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { requireUploader } from "~/accounts/cohorts/uploaders.server";
import { unzipExercises } from "~/catalogue/unzip.server";
import { ZipRefused } from "~/catalogue/zip.server";
import { UPLOAD_LIMITS } from "~/cohort/uploads/limits.server";
import { MOST_RELEASED, releaseReady } from "~/cohort/uploads/release-ready.server";
import { listUploads, receiveExercises } from "~/cohort/uploads/uploads.server";
import { limiters } from "~/operations/limits.server";
import { passRetryAfter, sayWait, tooMany } from "~/operations/retry-after.server";
import { Button, ButtonLink } from "~/ui/button";
import { Confirmation } from "~/ui/confirmation";
import { counted } from "~/ui/counted";
import { Confirm } from "~/ui/forms/confirm";
import { Field } from "~/ui/forms/field";
import { isFileForm, readFile } from "~/ui/forms/file-form.server";
import { ErrorSummary, errorOf, type FormErrors } from "~/ui/forms/form";
import { readFields } from "~/ui/forms/form-data.server";
import { useLastingReply } from "~/ui/forms/lasting-reply";
import { Notice } from "~/ui/notice";
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

/** What the page confirms, for each search parameter of a redirect to it. */
const DONE = [
  ["deleted", "Upload deleted."],
  ["uploaded", "Exercises uploaded. They are checked one after another."],
] as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const uploader = await requireUploader(request, params.id ?? "");
  const uploads = await listUploads(uploader);
  return {
    cohortId: uploader.cohortId,
    cohort: uploader.cohort,
    limits: UPLOAD_LIMITS,
    ready: Math.min(MOST_RELEASED, uploads.filter(({ state }) => state === "ready").length),
    done: DONE.find(([name]) => new URL(request.url).searchParams.has(name))?.[1],
    uploads: uploads.map(({ id, slug, state, runs, problems }) => ({
      id,
      slug,
      state,
      runs,
      problems: problems.length,
    })),
  };
}

const REPLY = { done: "", errors: null as FormErrors | null, refused: [] as readonly string[] };

export async function action({ request, params }: ActionFunctionArgs) {
  const uploader = await requireUploader(request, params.id ?? "");
  const refuse = (zip: string, init: ResponseInit = { status: 400 }) =>
    data({ ...REPLY, errors: { zip: [zip] } }, init);
  if (!isFileForm(request)) {
    const form = await readFields(request, ["intent"]);
    if (form.get("intent") !== "release-ready") return refuse("Choose a zip of an exercise’s folder.");
    const { released, refused } = await releaseReady(uploader);
    return data({ ...REPLY, done: `${counted(released, "exercise")} released.`, refused });
  }
  const bytes = await readFile(request, "zip");
  if (!bytes) return refuse("Choose a zip of an exercise’s folder.");
  const wait = await limiters.upload.take(uploader.person.id);
  if (wait !== null) return refuse(`You have uploaded too many zip files. Try again ${sayWait(wait)}.`, tooMany(wait));
  try {
    const received = await receiveExercises(uploader, await unzipExercises(bytes));
    if (!received.ok) return refuse(received.why);
    const [first, ...others] = received.ids;
    const page = `/cohorts/${uploader.cohortId}/uploads`;
    return redirect(others.length === 0 ? `${page}/${first}` : `${page}?uploaded`, 303);
  } catch (error) {
    if (!(error instanceof ZipRefused)) throw error;
    return refuse(error.message);
  }
}

export default function Uploads() {
  const { cohortId, cohort, limits, ready, uploads, done } = useLoaderData<typeof loader>();
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
        <Confirmation says={(reply ? reply.done : done) || undefined} />
        {reply && reply.refused.length > 0 && (
          <Notice tone="bad" title="These exercises weren’t released.">
            <ul>
              {reply.refused.map((why) => (
                <li key={why}>{why}</li>
              ))}
            </ul>
          </Notice>
        )}
        {ready > 1 && (
          <div className="mb-4">
            <Confirm label={`Release ${ready} that passed…`}>
              <Form method="post">
                <p className="meta">
                  Learners of <bdi>{cohort}</bdi> can then do them. If an exercise has already been released, all its
                  cohorts get the new version. On an exercise’s own page, you can release it to other cohorts or retire
                  it.
                </p>
                <div className="line mt-2">
                  <Button look="main" type="submit" name="intent" value="release-ready">
                    Release {ready} exercises
                  </Button>
                </div>
              </Form>
            </Confirm>
          </div>
        )}
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
