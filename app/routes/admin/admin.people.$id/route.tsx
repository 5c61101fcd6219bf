// Long: one page with a button for each action on a person, and each action's reply.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { findPersonDetails, setAdmin, signOutEverywhere } from "~/accounts/admin-people.server";
import { notFound, requireAdmin } from "~/accounts/guards.server";
import { makeResetLink, type ResetLink } from "~/accounts/passwords/password-reset.server";
import { requireRecent } from "~/accounts/sign-in/recent.server";
import { resetSecondStep } from "~/accounts/sign-in/second-step.server";
import { listSignIns } from "~/accounts/sign-in/sign-ins.server";
import { listCertificates, withdrawAsAdmin } from "~/cohort/own/certificates.server";
import { env } from "~/operations/env.server";
import { setBarred } from "~/review/queue/pool.server";
import { Button } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Confirm } from "~/ui/forms/confirm";
import { readFields } from "~/ui/forms/form-data.server";
import { Notice } from "~/ui/notice";
import { AdminPage, type AdminReply } from "~/ui/shell/admin-page";
import { Part } from "~/ui/shell/page";
import { SignIns } from "~/ui/sign-ins";
import { nameInTitle } from "~/ui/text/hidden-signs";
import { Certificates } from "./certificates";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${nameInTitle(data?.person.name ?? "")} · Admin · Onramp` },
];

const IntentSchema = z.enum([
  "make-admin",
  "unmake-admin",
  "sign-out",
  "reset-link",
  "reset-second-step",
  "withdraw-certificate",
  "bar-from-peers",
  "admit-to-peers",
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request);
  const person = await findPersonDetails(params.id ?? "");
  if (!person) throw notFound();
  const certificates = (await listCertificates(person)).map(({ id, code, issuedOn, withdrawnOn, title }) => {
    return { id, code, issuedOn, withdrawnOn, track: title };
  });
  return { person, isSelf: person.id === admin.id, certificates, signIns: await listSignIns(person.id) };
}

type Reply = AdminReply & { readonly link?: ResetLink & { readonly address: string } };

export async function action({ request, params }: ActionFunctionArgs) {
  const admin = await requireAdmin(request);
  const person = await findPersonDetails(params.id ?? "");
  if (!person) throw notFound();
  const form = await readFields(request, ["intent", "certificate"]);
  const intent = IntentSchema.safeParse(form.get("intent"));
  const refuse = (refused: string) => data<Reply>({ refused }, { status: 400 });
  if (!intent.success) return refuse("That action isn’t available on this page. Reload the page and try again.");
  await requireRecent(request);
  switch (intent.data) {
    case "make-admin":
    case "unmake-admin": {
      const isAdmin = intent.data === "make-admin";
      const refusal = await setAdmin(admin, person.id, isAdmin);
      if (refusal) return refuse(refusal);
      return data<Reply>({ done: isAdmin ? "Made an admin" : "No longer an admin" });
    }
    case "sign-out": {
      const count = await signOutEverywhere(admin, person.id);
      return data<Reply>({ done: `Signed out of ${counted(count, "browser")}` });
    }
    case "reset-second-step": {
      if (!(await resetSecondStep(admin, person.id))) return refuse("This person’s two-step sign-in is already off.");
      return data<Reply>({ done: "Two-step sign-in turned off" });
    }
    case "withdraw-certificate": {
      const isDone = await withdrawAsAdmin(admin, person.id, String(form.get("certificate") ?? ""));
      if (!isDone) return refuse("This certificate doesn’t exist, or was already withdrawn.");
      return data<Reply>({ done: "Certificate withdrawn" });
    }
    case "bar-from-peers":
    case "admit-to-peers": {
      const isBarred = intent.data === "bar-from-peers";
      if (!(await setBarred(admin, person.id, isBarred)))
        return refuse("Someone changed this person’s access to peer questions in the meantime. Reload the page.");
      return data<Reply>({
        done: isBarred ? "Excluded from peer questions" : "Allowed to take part in peer questions",
      });
    }
    case "reset-link": {
      const link = await makeResetLink(admin, person.id);
      if (!link) return refuse("Guests don’t have a password.");
      return data<Reply>({ done: "Link created", link: { ...link, address: `${env.origin}${link.path}` } });
    }
  }
}

export default function AdminPerson() {
  const { person, isSelf, certificates, signIns } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { name, email, isAdmin, isDemo, guestUntil, memberships, sessions, since } = person;
  return (
    <AdminPage
      title={name.trim() || "(no name)"}
      lead={guestUntil ? `This is a guest. Their data is deleted after ${guestUntil}.` : email}
      reply={reply}
    >
      {reply && "link" in reply && reply.link && (
        <div className="my-4">
          <Notice title="Send this link to the person yourself. The link is shown only here, and only once.">
            <p>
              <code className="wrap-anywhere">{reply.link.address}</code>
            </p>
            <p>
              The link works once, until the end of {reply.link.lastDay} (UTC). Anyone with the link can set the
              password, so send it somewhere only this person can read it. Earlier links no longer work.
            </p>
          </Notice>
        </div>
      )}
      <Part id="roles" title="Roles">
        {memberships.length === 0 ? (
          <p className="meta">Not in a cohort yet. A lead can invite people on the cohort’s page.</p>
        ) : (
          <ul className="rows no-gutter">
            {memberships.map(({ cohortId, cohort, role }) => (
              <li key={cohortId}>
                <span>
                  {role} in{" "}
                  <bdi>
                    <Link to={`/cohorts/${cohortId}/people`}>{cohort}</Link>
                  </bdi>
                </span>
              </li>
            ))}
          </ul>
        )}
      </Part>
      {!guestUntil && (
        <Part id="admin" title={isAdmin ? "An admin" : "Not an admin"}>
          {/* The state is the key, so that the form closes once the change is made. */}
          <Confirm key={String(isAdmin)} label={isAdmin ? "Remove admin rights…" : "Make an admin…"}>
            <p>
              {isAdmin ? (
                <>
                  {isSelf ? "You" : <bdi>{name}</bdi>} will no longer see this page.
                  {isSelf && " Another admin can undo this."}
                </>
              ) : (
                <>
                  <bdi>{name}</bdi> will see everyone’s name, address and work, and can change everything here.
                </>
              )}
            </p>
            <Form method="post" className="line">
              <input type="hidden" name="intent" value={isAdmin ? "unmake-admin" : "make-admin"} />
              <Button type="submit">{isAdmin ? "Remove admin rights" : "Make an admin"}</Button>
            </Form>
          </Confirm>
        </Part>
      )}
      <Part id="sign-in" title="Sign-in" about={`${guestUntil ? "guest" : "account"} since ${since}`}>
        <p className="meta">
          {sessions === 0
            ? "Not signed in on any device."
            : `Signed in on ${counted(sessions, "device")}. We don’t store an address, browser or time.`}
          {isDemo && " A demo account: it can sign in only while the demonstration is on."}
        </p>
        <div className="line mt-3">
          <Confirm key={sessions} label="Sign out everywhere…">
            <p>
              {isSelf ? (
                "You are"
              ) : (
                <>
                  <bdi>{name}</bdi> is
                </>
              )}{" "}
              signed out of all browsers immediately. Drafts and the password are kept.
            </p>
            <Form method="post" className="line">
              <input type="hidden" name="intent" value="sign-out" />
              <Button type="submit">Sign out everywhere</Button>
            </Form>
          </Confirm>
          {person.hasSecondStep && (
            <Confirm label="Turn off their two-step sign-in…">
              <p>
                Use this for someone who lost their phone and recovery codes. Make sure you are talking to the right
                person: after this, they can sign in with their password alone. They are notified.
              </p>
              <Form method="post" className="line">
                <input type="hidden" name="intent" value="reset-second-step" />
                <Button type="submit">Turn it off</Button>
              </Form>
            </Confirm>
          )}
          {!guestUntil && (
            <Confirm label="Create a link for a new password…">
              <p>
                You get a link to forward. The old password works until a new one is set; then all browsers are signed
                out. The person is notified that you created a link, and your action is added to the record of changes.
              </p>
              <Form method="post" className="line">
                <input type="hidden" name="intent" value="reset-link" />
                <Button type="submit">Create link</Button>
              </Form>
            </Confirm>
          )}
        </div>
      </Part>
      {!guestUntil && (
        <Part id="sign-ins" title="Sign-ins" about="in the last 90 days">
          <SignIns rows={signIns} />
        </Part>
      )}
      {!guestUntil && (
        <Part id="peers" title={person.isBarred ? "Excluded from peer questions" : "Peers"}>
          <Confirm
            key={String(person.isBarred)}
            label={person.isBarred ? "Allow again…" : "Exclude from peer questions…"}
          >
            <p>
              {person.isBarred
                ? "This person can ask peers again, and answer questions if they choose to."
                : "This person’s waiting questions to peers outside cohorts are withdrawn, and the person gets no more questions to answer. Questions and answers that they have already sent are kept."}
            </p>
            <Form method="post" className="line">
              <input type="hidden" name="intent" value={person.isBarred ? "admit-to-peers" : "bar-from-peers"} />
              <Button type="submit">{person.isBarred ? "Allow again" : "Exclude"}</Button>
            </Form>
          </Confirm>
        </Part>
      )}
      {certificates.length > 0 && <Certificates certificates={certificates} />}
      <p className="hint under">
        <Link to="/admin/people">All people</Link>
      </p>
    </AdminPage>
  );
}
