// Long: a form that must lose no text and send nothing twice, and the list of what was sent.

import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { z } from "zod";
import { findCohortName } from "~/accounts/cohorts/members.server";
import { listSections } from "~/accounts/cohorts/sections.server";
import { notFound, requireRole } from "~/accounts/guards.server";
import { env } from "~/operations/env.server";
import {
  countSent,
  LISTED,
  listSent,
  MOST_A_DAY,
  removeAnnouncement,
  sendAnnouncement,
} from "~/review/notices/announcements.server";
import { Button } from "~/ui/button";
import { Field } from "~/ui/forms/field";
import { ErrorSummary, errorOf, type FormErrors, Saved } from "~/ui/forms/form";
import { parseForm, readFields, writtenIn } from "~/ui/forms/form-data.server";
import { useFormKeys } from "~/ui/forms/form-key";
import { ForgetSaved, isSameText, KeptTextarea, KeptWordsContext, keptKey } from "~/ui/forms/kept-words";
import { Pager } from "~/ui/pager";
import { sayFullDay } from "~/ui/say-day";
import { CohortTabs } from "~/ui/shell/cohort-tabs";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { SentList } from "./sent-list";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Announcements to ${nameInTitle(data?.name ?? "a cohort")} · Onramp` },
];

const MAX_LENGTH = 2_000;
const [SENT, REMOVED] = ["Announcement sent.", "Announcement removed."];

const PageSchema = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  const person = await requireRole(request, cohortId, ["lead"]);
  const name = await findCohortName(cohortId);
  if (name === null) throw notFound();
  const { page } = PageSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [sent, total] = await Promise.all([listSent(cohortId, page), countSent(cohortId)]);
  return {
    cohortId,
    name,
    sections: await listSections(cohortId),
    isMailed: Boolean(env.mail),
    words: keptKey(person, `announcements:${cohortId}`),
    // Random for each form, so that sending a form twice creates only one announcement.
    key: randomUUID(),
    page,
    size: LISTED,
    total,
    sent: sent.map(({ at, ...one }) => ({
      ...one,
      on: sayFullDay(at.toISOString().slice(0, 10)),
    })),
  };
}

const AnnouncementSchema = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("send"),
    key: z.uuid(),
    section: z.string().max(100).optional(),
    text: z
      .string({ error: "Write the announcement." })
      .trim()
      .min(1, "Write the announcement.")
      .max(MAX_LENGTH, `An announcement can have at most ${MAX_LENGTH.toLocaleString("en")} characters. Shorten it.`),
  }),
  z.object({ intent: z.literal("remove"), announcement: z.string().max(100) }),
]);
const FIELDS = ["intent", "key", "text", "section", "announcement"];
const IDS = { text: "announcement-text", section: "announcement-section" };
/** The name of the form whose text this browser keeps. */
const ANNOUNCEMENT = "announcement";

const REPLY = {
  done: "",
  /** The key for the next announcement's form, once this announcement is sent. */
  next: "",
  text: "",
};

export async function action({ request, params }: ActionFunctionArgs) {
  const cohortId = params.id ?? "";
  const person = await requireRole(request, cohortId, ["lead"]);
  if ((await findCohortName(cohortId)) === null) throw notFound();
  const form = await readFields(request, FIELDS);
  const parsed = parseForm(form, AnnouncementSchema);
  const refuse = (errors: FormErrors) => data({ ...REPLY, errors, written: writtenIn(form) }, { status: 400 });
  if (!parsed.ok) return refuse(parsed.errors);
  const { value } = parsed;
  if (value.intent === "remove") {
    if (!(await removeAnnouncement(person, cohortId, value.announcement))) throw notFound();
    return data({ ...REPLY, done: REMOVED, errors: null, written: null });
  }
  const sectionId = value.section ?? null;
  const result = await sendAnnouncement(person, cohortId, { sendKey: value.key, text: value.text, sectionId });
  if (result === "no-section")
    return refuse({ section: ["That section no longer exists. Choose another one, or the whole cohort."] });
  if (result === "too-many") {
    const text = [`A cohort can get at most ${MOST_A_DAY} announcements in 24 hours. Send this announcement tomorrow.`];
    return refuse({ text });
  }
  return data({ done: SENT, next: randomUUID(), text: value.text, errors: null, written: null });
}

export default function Announcements() {
  const { cohortId, name, sections, isMailed, words, key, sent, page, size, total } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { formKey, sendKey } = useFormKeys(key, reply?.next);
  const written = reply?.written?.text;
  // A section that was removed meanwhile stays chosen, so that a second press doesn't send the text to everyone.
  const chosen = reply?.errors && "section" in reply.errors ? String(reply.written?.section ?? "") : null;
  const goneId = sections.some(({ id }) => id === chosen) ? null : chosen;
  return (
    <Page>
      <PageHead
        title={
          <>
            Announcements to <bdi>{name}</bdi>
          </>
        }
        lead={`Everyone in the cohort gets a notification. The text also appears on the Learn page until they have read it. ${isMailed ? "People who get the daily email also find the announcement there." : "This installation doesn’t send email."}`}
      />
      <CohortTabs cohortId={cohortId} isLead />
      <Part id="new" title="New announcement">
        <KeptWordsContext.Provider value={words}>
          {reply?.text && <ForgetSaved form={ANNOUNCEMENT} isSaved={(kept) => isSameText(kept, reply.text)} />}
          <Form method="post" className="form" noValidate preventScrollReset>
            <ErrorSummary errors={reply?.errors} ids={IDS} reply={reply} />
            <input type="hidden" name="intent" value="send" />
            <input type="hidden" name="key" value={sendKey} />
            {/* A new key empties the fields once they are sent. The button isn't inside, so it keeps the focus. */}
            <Fragment key={`${cohortId} ${formKey}`}>
              <Field
                id={IDS.text}
                label="Text"
                hint="Plain text, without formatting."
                error={errorOf(reply?.errors, "text")}
              >
                {(control) => (
                  <KeptTextarea
                    {...control}
                    form={ANNOUNCEMENT}
                    name="text"
                    rows={5}
                    maxLength={MAX_LENGTH}
                    required
                    defaultValue={typeof written === "string" ? written : undefined}
                  />
                )}
              </Field>
              {(sections.length > 0 || goneId !== null) && (
                <Field id={IDS.section} label="Who gets it" error={errorOf(reply?.errors, "section")}>
                  {(control) => (
                    <select name="section" defaultValue={String(reply?.written?.section ?? "")} {...control}>
                      {goneId !== null && <option value={goneId}>a section that no longer exists</option>}
                      <option value="">the whole cohort</option>
                      {sections.map((section) => (
                        <option key={section.id} value={section.id}>
                          section {section.name}
                        </option>
                      ))}
                    </select>
                  )}
                </Field>
              )}
            </Fragment>
            <div className="line">
              <Button look="main" type="submit">
                {sections.length > 0 || goneId !== null ? "Send" : "Send to everyone"}
              </Button>
              <Saved when={reply?.done === SENT}>{SENT}</Saved>
            </div>
          </Form>
        </KeptWordsContext.Provider>
      </Part>
      <Part id="sent" title="Sent" about={total === 0 ? undefined : String(total)}>
        <div className="said">
          <Saved when={reply?.done === REMOVED}>{REMOVED}</Saved>
        </div>
        {sent.length > 0 && (
          <p className="prose">
            For each announcement, the list shows how many current members were notified. It doesn’t show who has read
            it.
          </p>
        )}
        {(total === 0 || sent.length > 0) && <SentList sent={sent} />}
        <Pager what="announcements" page={page} size={size} total={total} />
      </Part>
    </Page>
  );
}
