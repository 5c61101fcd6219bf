import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { findCohortName, listMembers } from "~/accounts/cohorts/members.server";
import { SectionName } from "~/accounts/cohorts/section-name";
import {
  listSections,
  MOST_SECTIONS,
  makeSection,
  removeSection,
  renameSection,
} from "~/accounts/cohorts/sections.server";
import { notFound, requireRole } from "~/accounts/guards.server";
import { Button, ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Confirm } from "~/ui/forms/confirm";
import { TextField } from "~/ui/forms/field";
import { ErrorSummary, errorOf, Saved } from "~/ui/forms/form";
import { parseForm, readFields, writtenIn } from "~/ui/forms/form-data.server";
import { Notice } from "~/ui/notice";
import { CohortTabs } from "~/ui/shell/cohort-tabs";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Sections of ${nameInTitle(data?.name ?? "a cohort")} · Onramp` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  await requireRole(request, cohortId, ["lead"]);
  const name = await findCohortName(cohortId);
  if (name === null) throw notFound();
  const [sections, members] = await Promise.all([listSections(cohortId), listMembers(cohortId)]);
  return {
    cohortId,
    name,
    sections: sections.map((section) => {
      const own = members.filter(({ sectionId }) => sectionId === section.id);
      const mentors = own.filter(({ role }) => role !== "learner").map((member) => member.name);
      return { ...section, learners: own.length - mentors.length, mentors };
    }),
    without: members.filter(({ sectionId, role }) => sectionId === null && role === "learner").length,
  };
}

const ASSIGNED =
  "This section has assignments. On the Assignments page, give those that aren’t due yet to another section or the whole cohort, and remove the others. Submissions are kept, but the learners’ own deadlines are deleted.";

const SectionSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("make"), name: SectionName }),
  z.object({ intent: z.literal("rename"), section: z.string().max(100), name: SectionName }),
  z.object({ intent: z.literal("remove"), section: z.string().max(100) }),
]);

export async function action({ request, params }: ActionFunctionArgs) {
  const cohortId = params.id ?? "";
  const person = await requireRole(request, cohortId, ["lead"]);
  if ((await findCohortName(cohortId)) === null) throw notFound();
  const form = await readFields(request, ["intent", "section", "name"]);
  const parsed = parseForm(form, SectionSchema);
  const of = String(form.get("section") ?? "");
  const refuse = (errors: Record<string, string[]>) =>
    data({ done: "", of, errors, written: writtenIn(form) }, { status: 400 });
  if (!parsed.ok) return refuse(parsed.errors);
  const { value } = parsed;
  const change =
    value.intent === "make"
      ? await makeSection(person, cohortId, value.name)
      : value.intent === "rename"
        ? await renameSection(person, cohortId, value.section, value.name)
        : await removeSection(person, cohortId, value.section);
  if (change === "gone") throw notFound();
  if (change === "taken") return refuse({ name: ["Another section has this name. Choose a different one."] });
  if (change === "assigned") return refuse({ "": [ASSIGNED] });
  if (change === "too-many") return refuse({ name: [`A cohort can have at most ${MOST_SECTIONS} sections.`] });
  const done = { make: "Section created.", rename: "Section renamed.", remove: "Section removed." }[value.intent];
  return data({ done, of, errors: null, written: null });
}

export default function Sections() {
  const { cohortId, name, sections, without } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const made = reply?.of === "" ? reply : undefined;
  return (
    <Page>
      <PageHead
        title={
          <>
            Sections of <bdi>{name}</bdi>
          </>
        }
        lead="A section is a group within the cohort, such as a class. Assignments and announcements can be for one section, each report can show a single section, and mentors in a section are offered its submissions first, unless the cohort hides names."
        actions={<ButtonLink to={`/cohorts/${cohortId}/people`}>People</ButtonLink>}
      />
      <CohortTabs cohortId={cohortId} isLead />
      <div className="said" role="status">
        <Saved when={Boolean(reply?.done)}>{reply?.done ?? ""}</Saved>
      </div>
      <Part id="sections" title="Sections" about={sections.length === 0 ? undefined : String(sections.length)}>
        {sections.length === 0 ? (
          <Notice title="No sections yet.">
            Create the first one below. Then add people to it on the{" "}
            <Link to={`/cohorts/${cohortId}/people`}>People page</Link>, or with a section column in a roster.
          </Notice>
        ) : (
          <ul className="rows no-gutter">
            {sections.map(({ id, name: section, learners, mentors }) => {
              const own = reply?.of === id ? reply : undefined;
              return (
                <li key={id}>
                  <div>
                    <Link className="name" to={`/cohorts/${cohortId}/people?section=${id}`}>
                      <bdi>{section}</bdi>
                    </Link>
                    <p className="meta">
                      {counted(learners, "learner")} ·{" "}
                      {mentors.length === 0 ? "no mentor" : <bdi>{mentors.join(", ")}</bdi>}
                    </p>
                  </div>
                  <div className="does">
                    <Confirm label="Rename…" isOpen={Boolean(own?.errors?.name)}>
                      <Form method="post" className="form" noValidate preventScrollReset key={section}>
                        <input type="hidden" name="section" value={id} />
                        <TextField
                          id={`name-${id}`}
                          name="name"
                          label="New name"
                          required
                          defaultValue={section}
                          error={errorOf(own?.errors, "name")}
                        />
                        <Button type="submit" name="intent" value="rename">
                          Rename
                        </Button>
                      </Form>
                    </Confirm>
                    <Confirm label="Remove…" isOpen={Boolean(own?.errors?.[""])}>
                      <ErrorSummary errors={own?.errors?.[""] && { "": own.errors[""] }} reply={own} />
                      <p className="mt-3">
                        The section’s members stay in the cohort, without a section. Announcements to the section
                        disappear.
                      </p>
                      <Form method="post" className="mt-3" preventScrollReset>
                        <input type="hidden" name="section" value={id} />
                        <Button type="submit" name="intent" value="remove" aria-label={`Remove ${section}`}>
                          Remove
                        </Button>
                      </Form>
                    </Confirm>
                  </div>
                </li>
              );
            })}
          </ul>
        )}
        {sections.length > 0 && without > 0 && (
          <p className="meta mt-3">
            <Link to={`/cohorts/${cohortId}/people?section=none`}>{counted(without, "learner")}</Link> without a
            section.
          </p>
        )}
      </Part>
      <Part id="new" title="New section">
        <Form method="post" className="form" noValidate preventScrollReset key={sections.length}>
          <ErrorSummary errors={made?.errors} ids={{ name: "section-name" }} reply={made} />
          <input type="hidden" name="intent" value="make" />
          <TextField
            id="section-name"
            name="name"
            label="Name"
            maxLength={60}
            required
            defaultValue={typeof made?.written?.name === "string" ? made.written.name : undefined}
            error={errorOf(made?.errors, "name")}
          />
          <div className="line">
            <Button look="main" type="submit">
              Create section
            </Button>
          </div>
        </Form>
      </Part>
    </Page>
  );
}
