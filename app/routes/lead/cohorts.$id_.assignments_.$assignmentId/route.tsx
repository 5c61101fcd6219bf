// Long: one page shows an assignment with all its learners, and has each form that changes its dates.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { notFound } from "~/accounts/guards.server";
import { requireReader } from "~/accounts/reading/require-reader.server";
import type { Counts } from "~/cohort/assignments/assignment-page.server";
import { findAssignment, LEARNERS_A_PAGE } from "~/cohort/assignments/assignment-page.server";
import { removeAssignment } from "~/cohort/assignments/edit.server";
import { type Extended, extend, undoExtend } from "~/cohort/assignments/extensions.server";
import { findWritten } from "~/cohort/assignments/lead.server";
import { localText, sayMoment } from "~/operations/zoned-time";
import { Button, ButtonLink } from "~/ui/button";
import { Confirmation } from "~/ui/confirmation";
import { counted } from "~/ui/counted";
import { Confirm } from "~/ui/forms/confirm";
import { ErrorSummary } from "~/ui/forms/form";
import { fieldsOf, readFormData } from "~/ui/forms/form-data.server";
import { ForgetSaved, isSameText, KeptWordsContext, keptKey } from "~/ui/forms/kept-words";
import { keptSearch } from "~/ui/kept-search";
import { Notice } from "~/ui/notice";
import { Pager } from "~/ui/pager";
import { CohortTabs, groupOf } from "~/ui/shell/cohort-tabs";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { Undo } from "~/ui/undo";
import { NOTE } from "../cohorts.$id_.assignments_.new/form";
import { hashList, MOST_AT_ONCE, REFUSED, wholeList } from "../cohorts.$id_.people/forms.server";
import { AssignedFacts } from "./assigned-facts";
import { readChange, readExtension, signChange } from "./extension.server";
import { ExtendMany, ExtensionForm } from "./extension-form";
import { LearnerTable } from "./learner-table";
import "../cohorts.$id_.assignments/assignments.css";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${nameInTitle(data?.title ?? "An assignment")} · Onramp` },
];

const DONE = {
  extended: "New deadline saved.",
  "taken-back": "The learner now has the same deadline as everyone else.",
  undone: "Undone.",
  created: "Assignment created.",
  saved: "Changes saved.",
};

const SearchSchema = z.object({
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  extend: z.string().max(100).optional().catch(undefined),
  done: z.enum(["extended", "taken-back", "undone", "created", "saved"]).optional().catch(undefined),
  /** The token that undoes what was done to one learner. */
  change: z.string().max(1_000).catch(""),
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const [cohortId, id] = [params.id ?? "", params.assignmentId ?? ""];
  const { page, extend: who, done, change } = SearchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  // If the URL names a learner, the section chosen in this browser doesn't apply, because the learner may be in another
  // section.
  const bySection = who === undefined;
  const reader = await requireReader(request, cohortId, ["mentor", "lead"], { bySection });
  const found = await findAssignment(reader, id, { page, now: new Date(), who });
  if (!found) throw notFound();
  const { learners, ids, chosen, opensAt, dueAt, timeZone, sectionId, ...assignment } = found;
  const asked = reader.isLead ? chosen : null;
  return {
    ...assignment,
    cohortId,
    words: keptKey(reader.person, `assignments:${cohortId}`),
    sections: bySection ? reader.choice : { all: [], chosen: null },
    section: reader.nameOfSection(sectionId),
    isOfAnother: sectionId !== null && reader.section !== null && reader.section.id !== sectionId,
    timeZone,
    page,
    size: LEARNERS_A_PAGE,
    total: ids.length,
    // If the URL names a learner, the list contains all sections, so the page doesn't offer to change the whole list.
    ...wholeList(ids, bySection && ids.length > LEARNERS_A_PAGE),
    done: done ? DONE[done] : "",
    change: reader.isLead ? change : "",
    mayChange: reader.isLead,
    cohortShare: reader.rules.sampleShare,
    opensAt: opensAt.toISOString(),
    opens: sayMoment(opensAt, timeZone),
    dueAt: dueAt.toISOString(),
    due: sayMoment(dueAt, timeZone),
    dueText: localText(dueAt, timeZone),
    learners: learners.map(({ extendedTo, ...learner }) => ({
      ...learner,
      extendedTo: extendedTo && sayMoment(extendedTo, timeZone),
    })),
    extending: asked && {
      id: asked.id,
      name: asked.name,
      hasMore: asked.extendedTo !== null,
      until: localText(asked.extendedTo ?? dueAt, timeZone),
    },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const [cohortId, id] = [params.id ?? "", params.assignmentId ?? ""];
  const bySection = !new URL(request.url).searchParams.has("extend");
  const reader = await requireReader(request, cohortId, ["lead"], { bySection });
  const { person } = reader;
  const found = await findWritten(cohortId, id);
  if (!found) throw notFound();
  const sent = await readFormData(request);
  const form = fieldsOf(sent, ["intent", "userId", "until", "all", "change"]);
  const userId = String(form.get("userId") ?? "");
  const intent = String(form.get("intent"));
  const refuse = (error: string) =>
    data({ intent, error, written: String(form.get("until") ?? ""), done: "", change: "" }, { status: 400 });
  const refuseLeft = () => refuse("That person no longer has this assignment.");
  /** Returns to the same page of learners, without the form. */
  const redirectBack = (done: keyof typeof DONE, change = "") => {
    const query = keptSearch(new URL(request.url).searchParams, { done, ...(change && { change }) });
    return redirect(`/cohorts/${cohortId}/assignments/${id}${query}`, 303);
  };
  const changeOne = async (to: Date | null, done: keyof typeof DONE) => {
    const extended = await extend(person, cohortId, id, [userId], to);
    return extended ? redirectBack(done, sign(to, extended)) : refuseLeft();
  };
  const sign = (to: Date | null, { changed }: Extended) =>
    signChange({ by: person.id, assignmentId: id, to, changed: [...changed] });
  switch (intent) {
    case "remove":
      await removeAssignment(person, cohortId, id);
      return redirect(`/cohorts/${cohortId}/assignments?removed`, 303);
    case "extend": {
      const read = readExtension(String(form.get("until") ?? ""), found);
      if (!read.ok) return refuse(read.says);
      return changeOne(read.until, "extended");
    }
    case "extend-many": {
      const all = String(form.get("all") ?? "");
      const who = all
        ? ((await reader.narrowedTo(found.sectionId)?.ids()) ?? [])
        : sent.getAll("who").slice(0, LEARNERS_A_PAGE).map(String);
      if (all && (all !== hashList(who) || who.length > MOST_AT_ONCE)) return refuse(REFUSED["new-list"]);
      if (who.length === 0) return refuse("Select at least one learner in the table.");
      const read = readExtension(String(form.get("until") ?? ""), found);
      if (!read.ok) return refuse(read.says);
      const extended = await extend(person, cohortId, id, who, read.until);
      if (!extended) return refuseLeft();
      const done = `New deadline saved for ${counted(extended.learners, "learner")}.`;
      return data({ intent, error: "", written: null, done, change: sign(read.until, extended) });
    }
    case "undo": {
      const change = readChange(String(form.get("change") ?? ""), { by: person.id, assignmentId: id });
      const isDone = change !== null && (await undoExtend(person, cohortId, id, change));
      return isDone ? redirectBack("undone") : refuse("There is nothing left to undo.");
    }
    case "take-back":
      return changeOne(null, "taken-back");
    default:
      return refuse("Nothing was changed: that action isn’t available on this page. Reload the page and try again.");
  }
}

export default function Assignment() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { done, change } = reply ?? page;
  const { cohortId, sections, id, title, note, phase, timeZone, counts, asked } = page;
  const { slugs, eachDoes, learners, total, mayChange, extending, section, isOfAnother } = page;
  const extendsMany = mayChange && learners.length > 1;
  /** The replies to the two forms. Each form shows only its own reply. */
  const ofOne = extending && ["extend", "take-back"].includes(reply?.intent ?? "") ? reply : undefined;
  const ofMany = extendsMany && reply?.intent === "extend-many" ? reply : undefined;
  return (
    <Page width="wide">
      {/* This page opens once a new assignment is stored, so the browser no longer needs to keep the note. */}
      <KeptWordsContext.Provider value={page.words}>
        <ForgetSaved form={NOTE} isSaved={(kept) => isSameText(kept, note)} />
      </KeptWordsContext.Provider>
      <PageHead
        title={<bdi>{title}</bdi>}
        lead={
          phase === "coming"
            ? "The assignment isn’t open yet."
            : isOfAnother
              ? undefined
              : asked === 0
                ? "No learners have this assignment yet."
                : sayCounts(asked, counts)
        }
        actions={
          mayChange && <ButtonLink to={`/cohorts/${cohortId}/assignments/${id}/edit`}>Edit assignment</ButtonLink>
        }
      />
      <CohortTabs cohortId={cohortId} isLead={mayChange} sections={sections} />
      {reply?.error && !ofOne && !ofMany && <ErrorSummary errors={{ "": [reply.error] }} reply={reply} />}
      {extending && <ExtensionForm key={extending.id} extending={extending} timeZone={timeZone} reply={ofOne} />}
      <Confirmation says={done || undefined}>{change && <Undo intent="undo" change={change} />}</Confirmation>
      <AssignedFacts {...page} />
      {note && (
        <p className="plain-text mt-3">
          <bdi className="inline">{note}</bdi>
        </p>
      )}
      <Part id="learners" title="Learners" about="includes what they handed in before the assignment opened">
        {isOfAnother && (
          <Notice title="This assignment is for another section.">
            To see its learners, choose section <bdi>{section}</bdi> or the whole cohort above.
          </Notice>
        )}
        {total === 0 && !isOfAnother && (
          <Notice title={`This ${section === null ? groupOf(sections) : "section"} has no learners yet.`}>
            Learners join with a link that a lead creates. Their submissions then appear here, one row per learner.
          </Notice>
        )}
        {learners.length > 0 && (
          <>
            {extendsMany && (
              <ExtendMany due={page.dueText} timeZone={timeZone} all={page.all} most={page.most} reply={ofMany} />
            )}
            <LearnerTable learners={learners} slugs={slugs} eachDoes={eachDoes} mayChange={mayChange} phase={phase} />
          </>
        )}
        <Pager what="learners" page={page.page} size={page.size} total={total} />
      </Part>
      {mayChange && (
        <div className="part">
          <Confirm label="Remove the assignment…">
            <p>
              This removes the assignment for everyone who has it, along with any deadlines you changed and exercises
              picked for learners. Submissions are kept.
            </p>
            <Form method="post" className="line mt-3">
              <Button type="submit" name="intent" value="remove">
                Remove assignment
              </Button>
            </Form>
          </Confirm>
        </div>
      )}
    </Page>
  );
}

function sayCounts(asked: number, { "handed-in": handedIn, passed, late, missed }: Counts): string {
  const complete = handedIn + passed + late;
  return [
    `${complete} of ${counted(asked, "learner")} handed in everything${late > 0 ? `, ${late} of them late` : ""}.`,
    missed > 0 ? `${missed} missed the assignment.` : "",
  ].join(" ");
}
