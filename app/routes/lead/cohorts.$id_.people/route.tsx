// Long: the page has all forms that change who is in a cohort.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { z } from "zod";
import {
  countRosterInvites,
  INVITE_DAYS,
  listInvites,
  makeInvite,
  makeLink,
  renewInvite,
  revokeInvite,
} from "~/accounts/cohorts/invites.server";
import {
  findCohortName,
  listMembers,
  listOtherCohorts,
  listRemoved,
  type Member,
  type MemberChange,
  putBack,
  removeMembers,
  setRole,
} from "~/accounts/cohorts/members.server";
import { listSections } from "~/accounts/cohorts/sections.server";
import { findRole, notFound, type Role, requireRole } from "~/accounts/guards.server";
import { sendsMail } from "~/accounts/mail/account-mail.server";
import { searchFor } from "~/accounts/name-search";
import { env } from "~/operations/env.server";
import { DAY_MS } from "~/operations/time";
import { countDecisions } from "~/review/lead-decisions.server";
import { Button, ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import type { FormErrors } from "~/ui/forms/form";
import { fieldsOf, parseForm, readFormData, writtenIn } from "~/ui/forms/form-data.server";
import { useShownOnce } from "~/ui/forms/lasting-reply";
import { keptSearch } from "~/ui/kept-search";
import { Notice } from "~/ui/notice";
import { Pager } from "~/ui/pager";
import { CohortTabs } from "~/ui/shell/cohort-tabs";
import { Page, PageHead, Part } from "~/ui/shell/page";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { DecisionsLink } from "../cohorts.$id_.reports/decisions-link";
import { BulkForm } from "./bulk";
import { changeMany, undoChange, undoMoveOf } from "./bulk.server";
import { type Asked, ConfirmBulk } from "./bulk-removal";
import { InviteForm, type MadeLink, OpenDoors } from "./doors";
import {
  FIELDS,
  hashList,
  MOST_AT_ONCE,
  PeopleSchema,
  REFUSED,
  REMOVED,
  sayRestored,
  sayRole,
  TOO_MANY,
  wholeList,
  writeBefore,
} from "./forms.server";
import { LinkForm } from "./link-form";
import { ConfirmRemoval, Members, Removed, Said } from "./members";
import { SearchForm } from "./search-form";
import "./people.css";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `People in ${nameInTitle(data?.name ?? "a cohort")} · Onramp` },
];

const SIZE = 50;
const SearchSchema = z.object({
  q: z.string().max(200).catch(""),
  remove: z.string().max(100).catch(""),
  /** The person who was just removed. */
  removed: z.string().max(100).catch(""),
  /** A section's id, "none" for people without a section, or "" for everyone. */
  section: z.string().max(100).catch(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

type Search = z.infer<typeof SearchSchema>;
const searchOf = (request: Request): Search =>
  SearchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));

/** The members that a search finds. */
function findIn(members: readonly Member[], { q, section }: Search): Member[] {
  const isWanted = searchFor(q);
  const inSection = section === "none" ? null : section;
  return members.filter(
    ({ name, email, sectionId }) => isWanted(`${name} ${email}`) && (section === "" || sectionId === inSection),
  );
}
const learnersIn = (members: readonly Member[]) => members.filter(({ role }) => role === "learner");

const dayIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const cohortId = params.id ?? "";
  const person = await requireRole(request, cohortId, ["lead"]);
  const name = await findCohortName(cohortId);
  if (name === null) throw notFound();
  const [members, removed, invites, fromRosters, sections, otherCohorts, decisions] = await Promise.all([
    listMembers(cohortId),
    listRemoved(cohortId),
    listInvites(cohortId),
    countRosterInvites(cohortId),
    listSections(cohortId),
    listOtherCohorts(person, cohortId),
    countDecisions(person, [cohortId]),
  ]);
  const search = searchOf(request);
  const { q, remove, page, section } = search;
  const removing = members.find(({ userId }) => userId === remove) ?? null;
  const found = findIn(members, search);
  const learners = learnersIn(found);
  const isLong = found.length > SIZE && learners.length > 0;
  const count = (role: Role) => members.filter((member) => member.role === role).length;
  return {
    cohortId,
    name,
    q,
    page,
    section,
    sections,
    otherCohorts,
    decisions: decisions.get(cohortId) ?? 0,
    you: person.id,
    counts: { all: members.length, learner: count("learner"), mentor: count("mentor"), lead: count("lead") },
    members: found.slice((page - 1) * SIZE, page * SIZE),
    total: found.length,
    ...wholeList(
      learners.map(({ userId }) => userId),
      isLong,
    ),
    removed: removed.map(({ userId, name: removedName, role }) => ({ userId, name: removedName, role })),
    done: removed.some(({ userId }) => userId === search.removed) ? REMOVED : "",
    invites,
    fromRosters,
    removing,
    lastDay: dayIn(30),
    inviteDays: INVITE_DAYS,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const cohortId = params.id ?? "";
  const person = await requireRole(request, cohortId, ["lead"]);
  if ((await findCohortName(cohortId)) === null) throw notFound();
  const sent = await readFormData(request);
  const form = fieldsOf(sent, FIELDS);
  form.set("who", sent.getAll("who").join(" "));
  const parsed = parseForm(form, PeopleSchema);
  const said = {
    intent: String(form.get("intent")),
    done: "",
    /** The `before` field of the form that undoes the change; empty if it can't be undone. */
    before: "",
    /** The `moved` field of the form that undoes a move. */
    moved: "",
    /** The members whose removal the page asks the lead to confirm, and the fields that select them again. */
    asks: null as Asked | null,
    path: "",
    of: "",
    for: "",
    isMailed: sendsMail(),
  };
  const refuse = (errors: FormErrors) => data({ ...said, errors, written: writtenIn(form) }, { status: 400 });
  if (!parsed.ok) return refuse(parsed.errors);
  const { value } = parsed;
  const answer = (parts: Partial<typeof said>) => data({ ...said, ...parts, errors: null, written: null });
  const leave = (role: string | null) => redirect(role === "mentor" ? `/cohorts/${cohortId}` : "/learn", 303);
  /** Responds after a change. Redirects people who lose access to this page to a page that they may open. */
  const answerChange = (change: MemberChange, done: string, mine: Role | null = "lead", before = "") => {
    if (!change.ok) return refuse({ "": [REFUSED[change.why]] });
    const isOut = "userId" in value && value.userId === person.id && mine !== "lead" && !person.isAdmin;
    if (isOut) return leave(mine);
    return answer({ done, before });
  };
  const beforeOf = async (ids: readonly string[], part: "role" | "section", to: string) => {
    const members = (await listMembers(cohortId)).filter(({ userId }) => ids.includes(userId));
    const from = ({ role, sectionId }: Member) => (part === "role" ? role : (sectionId ?? ""));
    return writeBefore({ part, to, members: members.map((one) => ({ userId: one.userId, from: from(one) })) });
  };
  switch (value.intent) {
    case "role": {
      const before = await beforeOf([value.userId], "role", value.role);
      const change = await setRole(person, cohortId, [value.userId], value.role);
      return answerChange(change, sayRole(value.role, "Role changed."), value.role, before);
    }
    case "remove": {
      const change = await removeMembers(person, cohortId, [value.userId]);
      if (change.ok && value.userId !== person.id) {
        const query = keptSearch(new URL(request.url).searchParams, { removed: value.userId });
        return redirect(`/cohorts/${cohortId}/people${query}#members`, 303);
      }
      return answerChange(change, "You left the cohort.", null);
    }
    case "put-back": {
      const restored = await putBack(person, cohortId, [value.userId]);
      return answerChange(restored, sayRestored(restored, ["role", "section"]));
    }
    case "put-all-back": {
      const removed = (await listRemoved(cohortId)).map(({ userId }) => userId);
      const restored = await putBack(person, cohortId, removed);
      return answerChange(restored, sayRestored(restored, ["roles", "sections"]));
    }
    case "bulk": {
      const { all, who = [], what } = value;
      const listed = all ? learnersIn(findIn(await listMembers(cohortId), searchOf(request))) : [];
      const ids = all ? listed.map(({ userId }) => userId) : who;
      if (all && (all !== hashList(ids) || ids.length > MOST_AT_ONCE)) return refuse({ what: [REFUSED["new-list"]] });
      if (ids.length === 0) return refuse({ what: ["Select at least one member."] });
      const { does, to } = what;
      if (does === "remove" && to !== "sure") {
        const among = (await listMembers(cohortId)).filter(({ userId }) => ids.includes(userId));
        if (among.length === 0) return refuse({ what: [REFUSED.gone] });
        return answer({ asks: { who, all: all ?? "", members: among, hasYou: ids.includes(person.id) } });
      }
      const before = does === "role" || does === "section" ? await beforeOf(ids, does, to) : "";
      const change = await changeMany(person, cohortId, { who: ids, what });
      if ("refused" in change) return refuse({ what: [change.refused] });
      const role = await findRole(person, cohortId);
      return person.isAdmin || role === "lead" ? answer({ ...change, before }) : leave(role);
    }
    case "undo": {
      const undone = await undoChange(person, cohortId, value.before);
      return "refused" in undone ? refuse({ "": [undone.refused] }) : answer(undone);
    }
    case "undo-move": {
      const undone = await undoMoveOf(person, cohortId, value.moved);
      return "refused" in undone ? refuse({ "": [undone.refused] }) : answer(undone);
    }
    case "link": {
      const made = await makeLink(person, cohortId, value);
      return made ? answer({ path: env.origin + made.path, of: made.id }) : refuse({ "": [TOO_MANY] });
    }
    case "invite": {
      const made = await makeInvite(person, cohortId, value);
      if (!made) return refuse({ "": [TOO_MANY] });
      return answer({ path: env.origin + made.path, of: made.id, for: value.email });
    }
    case "renew": {
      const path = await renewInvite(person, cohortId, value.inviteId);
      if (!path) throw notFound();
      return answer({ path: env.origin + path, of: value.inviteId });
    }
    case "revoke":
      if (!(await revokeInvite(person, cohortId, value.inviteId))) throw notFound();
      return answer({ done: "Closed. No one can join with this link any more." });
  }
}

/** Reloads the data even after a refused change, because the reason may be that someone else has changed the list. */
export const shouldRevalidate = () => true;

export default function People() {
  const { cohortId, name, you, counts, q, page, section, sections, otherCohorts, ...loaded } =
    useLoaderData<typeof loader>();
  const { members, total, all, most, removed, done, invites, fromRosters, removing, lastDay, inviteDays, decisions } =
    loaded;
  const reply = useActionData<typeof action>();
  const of = (...intents: string[]) => (reply && intents.includes(reply.intent) ? reply : undefined);
  const made = (intent: string) => (reply?.path && reply.intent === intent ? reply : undefined);
  const renewed = useShownOnce(made("renew"));
  const [replaced, setReplaced] = useState<readonly string[]>([]);
  const renewedId = renewed.reply?.of;
  if (renewedId && !replaced.includes(renewedId)) setReplaced([...replaced, renewedId]);
  /** Hides a new link for good once the link no longer works. */
  const whileOpen = ({ reply: shown, dismiss }: MadeLink): MadeLink => {
    const isOpen = shown && !replaced.includes(shown.of) && invites.some(({ id }) => id === shown.of);
    return { reply: isOpen ? shown : undefined, dismiss };
  };
  const [link, invite] = [whileOpen(useShownOnce(made("link"))), whileOpen(useShownOnce(made("invite")))];
  return (
    <Page>
      <PageHead
        title={
          <>
            People in <bdi>{name}</bdi>
          </>
        }
        lead={`${counted(counts.learner, "learner")}, ${counted(counts.mentor, "mentor")}, ${counted(counts.lead, "lead")}.`}
        actions={
          <>
            <ButtonLink to={`/cohorts/${cohortId}/people/roster`}>Import a roster</ButtonLink>
            <ButtonLink to={`/cohorts/${cohortId}/people/sections`}>Sections</ButtonLink>
            <DecisionsLink cohortId={cohortId} count={decisions} />
          </>
        }
      />
      <CohortTabs cohortId={cohortId} isLead />
      {removing && !reply?.asks && (
        <ConfirmRemoval key={removing.userId} member={removing} cohort={name} isYou={removing.userId === you} />
      )}
      {reply?.asks && <ConfirmBulk asked={reply.asks} cohort={name} />}
      <div className="doors">
        <Part id="learners" title="A sign-up link for learners" about="can be used by many people">
          <LinkForm lastDay={lastDay} sections={sections} reply={of("link")} made={link} />
        </Part>
        <Part id="invite" title="An invite for a mentor or lead" about={`works once, within ${inviteDays} days`}>
          <InviteForm reply={of("invite")} made={invite} />
        </Part>
      </div>
      <Part
        id="doors"
        title="Active links and invites"
        about={invites.length === 0 ? undefined : String(invites.length)}
      >
        <Said reply={of("revoke")} />
        {fromRosters > 0 && (
          <p className="prose">
            {counted(fromRosters, "person was", "people were")} invited with a roster and{" "}
            {fromRosters === 1 ? "hasn’t" : "haven’t"} joined yet.{" "}
            <Link to={`/cohorts/${cohortId}/people/roster#page`}>See their invites</Link>
          </p>
        )}
        {invites.length === 0 ? (
          <p className="prose">
            {fromRosters > 0
              ? "No other active links or invites."
              : "No active links or invites. No one can join until you create one."}
          </p>
        ) : (
          <OpenDoors invites={invites} renewed={renewed} />
        )}
      </Part>
      <Part id="members" title="Members">
        <Said
          reply={
            reply
              ? of("role", "remove", "put-back", "put-all-back", "bulk", "undo", "undo-move")
              : { done, errors: null }
          }
        />
        {(counts.all > SIZE || q !== "" || sections.length > 0) && (
          <SearchForm q={q} section={section} sections={sections} />
        )}
        {members.some(({ role }) => role === "learner") && (
          <p className="hint">
            If you remove learners, move them or change their role, their waiting questions and disputes are withdrawn.
            Restoring the learners doesn’t bring their questions and disputes back.
          </p>
        )}
        {members.length > 1 && (
          <BulkForm
            key={`${q} ${section}`}
            sections={sections}
            cohorts={otherCohorts}
            all={all}
            most={most}
            reply={of("bulk")}
          />
        )}
        {total === 0 && (q !== "" || section !== "") ? (
          <Notice title="No one in the cohort matches." actions={<ButtonLink to=".">Show everyone</ButtonLink>}>
            Try one word of the name, or the part of the address before the @.
          </Notice>
        ) : counts.all === 0 ? (
          <p className="prose">This cohort has no members yet. Create a link or an invite above.</p>
        ) : (
          members.length > 0 && <Members cohortId={cohortId} members={members} sections={sections} you={you} />
        )}
        <Pager what="members" page={page} size={SIZE} total={total} />
      </Part>
      {removed.length > 0 && (
        <Part id="removed" title="Removed in the last day">
          {removed.length > 1 && (
            <Form method="post" preventScrollReset>
              <Button size="small" type="submit" name="intent" value="put-all-back">
                Restore all
              </Button>
            </Form>
          )}
          <Removed people={removed} />
        </Part>
      )}
    </Page>
  );
}
