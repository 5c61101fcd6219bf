import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useRef } from "react";
import { notFound, requireTeacher } from "~/accounts/guards.server";
import { cardOf } from "~/kinds/cards";
import { reportOf } from "~/kinds/report-component";
import { findOwnComparison, listSamples, openSample, sendSample } from "~/review/marked/marked.server";
import { fieldsOf, rubricOf } from "~/review/reviews/rubric";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { ComparedTable } from "~/ui/compared-table";
import { LONG, readFields } from "~/ui/forms/form-data.server";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { DressContext } from "~/ui/text/dressed";
import { readSettings } from "~/ui/workspace/workspace-settings";
import { dressReport, textsOf } from "../../learner/submissions.$id/texts.server";
import { DeskTools } from "../mentor.$id/desk-tools";
import { ReferenceDiff } from "../mentor.$id/reference";
import { SampleForm } from "./sample-form";
import { COMPARED_KEYS, ComparedKeys, READING_KEYS, ReadingKeys } from "./sample-keys";
import "~/ui/styles/report.css";
import "~/ui/workspace/workspace.css";
import "../mentor.$id/desk.css";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Marked sample: ${data.title} · Onramp` : "Onramp" },
];

export const handle: PageHandle = { within: "/mentor" };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const mentor = await requireTeacher(request);
  const slug = params.slug ?? "";
  const sample = await openSample(slug, context.sandbox);
  if (!sample) throw notFound();
  const [compared, samples, dressed] = await Promise.all([
    findOwnComparison(mentor, slug),
    listSamples(mentor),
    dressReport(textsOf(sample)),
  ]);
  const next = samples.find((one) => !one.isSent && one.slug !== slug);
  const settings = readSettings(request.headers.get("cookie"), mentor);
  return { ...sample, rubric: rubricOf(sample.kind), compared, dressed, settings, next: next?.slug ?? null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const mentor = await requireTeacher(request);
  const slug = params.slug ?? "";
  const kind = (await listSamples(mentor)).find((one) => one.slug === slug)?.kind;
  if (!kind) throw notFound();
  const names = fieldsOf(kind);
  const form = await readFields(request, names, LONG);
  const written = Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? "")]));
  const sent = await sendSample(mentor, slug, written);
  if (sent.ok) return redirect(`/mentor/start/${slug}`, 303);
  return data({ errors: sent.errors, written }, { status: 400 });
}

export default function Sample() {
  const { slug, title, kind, headline, compared, next, rubric, settings, ...shown } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const [sample, form] = [useRef<HTMLDivElement>(null), useRef<HTMLFormElement>(null)];
  const Report = reportOf(kind);
  const nextAt = next ? `/mentor/start/${next}` : "/mentor";
  return (
    <DeskTools settings={settings} keys={compared ? COMPARED_KEYS : READING_KEYS}>
      <Page>
        <PageHead
          title={
            compared
              ? `Your review matches ours on ${compared.filter(({ is }) => is === "same").length} of ${compared.length} choices`
              : `Marked sample: ${title}`
          }
          lead={
            compared
              ? "Where your choice differs from ours, read our reasons. You may still disagree; what matters is that all mentors understand the rubric the same way. No one else sees this."
              : `${cardOf(kind).name}. Review it as you would a learner’s. The form is below the submission.`
          }
          actions={
            <>
              {compared && (
                <ButtonLink look="main" to={nextAt}>
                  {next ? "Next sample" : "Go to the queue"}
                </ButtonLink>
              )}
              {!compared && <ButtonLink to={`/exercises/${slug}`}>Read the exercise</ButtonLink>}
              <ButtonLink to="/mentor/start">All samples</ButtonLink>
              {compared ? <ComparedKeys next={nextAt} /> : <ReadingKeys sample={sample} form={form} />}
            </>
          }
        />
        {compared && <ComparedTable caption="Your choices and ours" one="You" other="Our review" lines={compared} />}
        <Part id="the-sample" title={compared ? `The sample: ${title}` : "The sample"} about={headline.title}>
          <div ref={sample}>
            <DressContext.Provider value={shown.dressed}>
              <Report
                open={shown.open}
                work={shown.work}
                report={shown.report}
                reader="other"
                isWithheld={false}
                notesAt={() => null}
              />
              {shown.reference && <ReferenceDiff kind={kind} files={shown.reference} />}
            </DressContext.Provider>
          </div>
        </Part>
        {!compared && <SampleForm key={slug} formRef={form} rubric={rubric} reply={reply} />}
      </Page>
    </DeskTools>
  );
}
