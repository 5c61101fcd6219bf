// Long: the form checks rosters, imports them, undoes imports and renews links, each with its own reply.

import crypto from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { listRosterInvites, renewInvite, revokeInvite } from "~/accounts/cohorts/invites.server";
import { findCohortName } from "~/accounts/cohorts/members.server";
import { type RosterFault, readRoster, writeLinks } from "~/accounts/cohorts/roster";
import { checkRoster, importRoster, ROSTER_DAYS } from "~/accounts/cohorts/roster.server";
import { listImports, undoImport } from "~/accounts/cohorts/roster-imports.server";
import { giveBackRosterEmails, reserveRosterEmails } from "~/accounts/cohorts/roster-mail.server";
import { MOST_SECTIONS } from "~/accounts/cohorts/sections.server";
import { notFound, requireRole } from "~/accounts/guards.server";
import { sendsMail } from "~/accounts/mail/account-mail.server";
import { env } from "~/operations/env.server";
import { LIMITS, limiters } from "~/operations/limits.server";
import { passRetryAfter, sayWait, tooMany } from "~/operations/retry-after.server";
import { queueMail } from "~/review/notices/mail-job.server";
import { Button, ButtonLink } from "~/ui/button";
import { ErrorSummary, type FormErrors, Saved } from "~/ui/forms/form";
import { LONG, parseForm, readFields } from "~/ui/forms/form-data.server";
import { useFormKeys } from "~/ui/forms/form-key";
import { useShownOnce } from "~/ui/forms/lasting-reply";
import { CohortTabs } from "~/ui/shell/cohort-tabs";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { RosterSchema } from "./forms.server";
import { ImportList, sayImported, sayUndone } from "./import-list";
import { NotJoined, SIZE } from "./not-joined";
import { RosterField } from "./roster-field";
import { Faults, Links, Preview } from "./roster-parts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Roster of ${nameInTitle(data?.name ?? "a cohort")} · Onramp` },
];

export const headers = passRetryAfter;

const SearchSchema = z.object({
  q: z.string().max(200).catch(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  await requireRole(request, cohortId, ["lead"]);
  const name = await findCohortName(cohortId);
  if (name === null) throw notFound();
  const { q, page } = SearchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const [imports, invites] = await Promise.all([
    listImports(cohortId),
    listRosterInvites(cohortId, { search: q, from: (page - 1) * SIZE, count: SIZE }),
  ]);
  return { cohortId, name, imports, invites: { ...invites, q, page }, isMailed: sendsMail(), days: ROSTER_DAYS };
}

/** How many rows a preview shows. The counts include all rows. */
const SHOWN = 200;

type CheckedRows = Awaited<ReturnType<typeof checkRoster>>;

/**
 * The rows that a preview shows: rows that change something, followed by the others. Each group stays in the file's
 * order.
 */
function chooseShown(rows: CheckedRows): CheckedRows {
  const place = ({ standing }: CheckedRows[number]) => (standing === "new" || standing === "moves" ? 0 : 1);
  return rows.toSorted((a, b) => place(a) - place(b)).slice(0, SHOWN);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const cohortId = params.id ?? "";
  const person = await requireRole(request, cohortId, ["lead"]);
  if ((await findCohortName(cohortId)) === null) throw notFound();
  const form = await readFields(request, ["intent", "roster", "importId", "inviteId"], LONG);
  const reply = {
    errors: null as FormErrors | null,
    faults: [] as readonly RosterFault[],
    preview: null as null | {
      rows: CheckedRows;
      counts: { new: number; member: number; moves: number; invited: number };
      /** The id of the import that the preview's button starts. */
      importId: string;
    },
    written: "",
    done: "",
    links: "",
    /** The id of the finished import. */
    imported: "",
    /** An invite's whole new link, shown only once, and the invite's id. */
    path: "",
    of: "",
  };
  const parsed = parseForm(form, RosterSchema);
  if (!parsed.ok)
    return data({ ...reply, errors: parsed.errors, written: String(form.get("roster") ?? "") }, { status: 400 });
  const { value } = parsed;
  if ("inviteId" in value) {
    const { intent, inviteId } = value;
    if (intent === "revoke") {
      if (!(await revokeInvite(person, cohortId, inviteId))) throw notFound();
      return data({ ...reply, done: "Invite closed." });
    }
    const path = await renewInvite(person, cohortId, inviteId);
    if (path === null) throw notFound();
    return data({ ...reply, path: env.origin + path, of: inviteId });
  }

  const { rows, faults } = readRoster(value.roster);
  const check = async () => {
    const checked = await checkRoster(cohortId, rows);
    const count = (standing: string) => checked.filter((row) => row.standing === standing).length;
    const counts = {
      new: count("new"),
      member: count("member"),
      moves: count("moves"),
      invited: count("invited"),
    };
    const preview = rows.length > 0 ? { rows: chooseShown(checked), counts, importId: crypto.randomUUID() } : null;
    return { faults, preview, written: value.roster };
  };
  if (value.intent === "undo") {
    const undone = await undoImport(person, cohortId, value.importId);
    if (!undone) throw notFound();
    return data({
      ...reply,
      // People whose invites were closed can be invited again, so the rows are checked again.
      ...(value.roster !== "" && (await check())),
      done: sayUndone(undone),
    });
  }
  if (value.intent === "check") return data({ ...reply, ...(await check()) }, { status: rows.length > 0 ? 200 : 400 });
  const wait = await limiters.make.take(person.id);
  if (wait !== null) {
    const roster = [`You’ve imported rosters too often. Try again ${sayWait(wait)}.`];
    return data({ ...reply, errors: { roster }, written: value.roster }, tooMany(wait));
  }
  const reserved = await reserveRosterEmails(person, cohortId, rows);
  const isReserved = reserved > 0;
  let imported: Awaited<ReturnType<typeof importRoster>> = null;
  try {
    imported = await importRoster(person, cohortId, rows, value.importId, { isMailed: isReserved });
  } finally {
    await giveBackRosterEmails(person, reserved - (imported?.links.length ?? 0));
  }
  if (!imported) {
    const roster = [`A cohort can have at most ${MOST_SECTIONS} sections. Use fewer names in the section column.`];
    return data({ ...reply, errors: { roster }, written: value.roster }, { status: 400 });
  }
  const { links, moved, closed, id } = imported;
  const isMailed = isReserved && links.length > 0;
  if (isMailed) await queueMail();
  return data({
    ...reply,
    faults,
    done: sayImported({
      invited: links.length,
      closed,
      moved,
      isMailed,
      couldMail: sendsMail(),
      mostEmails: LIMITS.rosterMail.points,
    }),
    links: isMailed || links.length === 0 ? "" : writeLinks(links),
    imported: id,
  });
}

export default function RosterPage() {
  const { cohortId, name, imports, invites, isMailed, days } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { reply: made } = useShownOnce(reply?.links ? reply : undefined);
  const renewed = useShownOnce(reply?.path ? reply : undefined);
  // Once all invites of an import are closed, its links no longer work and are hidden.
  const isOpen = imports.some(({ id, open }) => id === made?.imported && open > 0);
  const { formKey } = useFormKeys("", reply?.imported);
  return (
    <Page>
      <PageHead
        title={
          <>
            Roster of <bdi>{name}</bdi>
          </>
        }
        lead={`Invite a whole class from a spreadsheet. You see what will happen before anyone is invited, and no one is invited twice if you import the same people again. ${isMailed ? "Each person gets an email with their own link" : "This installation doesn’t send email, so you get a list of links to send to each person yourself"}. Each link works once, within ${days} days.`}
        actions={<ButtonLink to={`/cohorts/${cohortId}/people`}>People</ButtonLink>}
      />
      <CohortTabs cohortId={cohortId} isLead />
      <div className="said">
        <Saved when={Boolean(reply?.done)}>{reply?.done ?? ""}</Saved>
      </div>
      {made && isOpen && <Links key={made.links} csv={made.links} />}
      {reply && reply.faults.length > 0 && <Faults faults={reply.faults} isImported={reply.imported !== ""} />}
      {reply?.preview && <Preview {...reply.preview} roster={reply.written} isMailed={isMailed} />}
      <Part id="roster" title={reply?.preview ? "Change the rows" : "The rows"}>
        {/* A new key empties the form once its rows are imported. */}
        <Form method="post" className="form" noValidate key={`${cohortId} ${formKey}`}>
          <ErrorSummary errors={reply?.errors} ids={{ roster: "roster-text" }} reply={reply} />
          <input type="hidden" name="intent" value="check" />
          <RosterField written={reply?.written ?? ""} error={reply?.errors?.roster?.[0]} />
          <div className="line">
            <Button look={reply?.preview ? undefined : "main"} type="submit">
              Check the rows
            </Button>
          </div>
        </Form>
      </Part>
      <ImportList imports={imports} written={reply?.written ?? ""} />
      <NotJoined {...invites} renewed={renewed} />
    </Page>
  );
}
