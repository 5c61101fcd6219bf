import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { findPersonDetails, setAdmin, signOutEverywhere } from "~/accounts/admin-people.server";
import { notFound, requireAdmin } from "~/accounts/guards.server";
import { makeResetLink, type ResetLink } from "~/accounts/password-reset.server";
import { requireRecent } from "~/accounts/recent.server";
import { resetSecondStep } from "~/accounts/second-step.server";
import { listSignIns } from "~/accounts/sign-ins.server";
import { listCertificates, withdrawAsAdmin } from "~/cohort/certificates.server";
import { env } from "~/env.server";
import { AdminPage, type AdminReply } from "~/ui/admin-page";
import { Button } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { counted } from "~/ui/counted";
import { readFields } from "~/ui/form-data.server";
import { nameInTitle } from "~/ui/hidden-signs";
import { Notice } from "~/ui/notice";
import { Part } from "~/ui/page";
import { SignIns } from "~/ui/sign-ins";
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
]);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const admin = await requireAdmin(request);
  const person = await findPersonDetails(params.id ?? "");
  if (!person) throw notFound();
  const certificates = (await listCertificates(person)).map(({ id, code, issuedOn, withdrawnOn, statement }) => {
    return { id, code, issuedOn, withdrawnOn, track: statement.track };
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
  if (!intent.success) return refuse("This page has no such button.");
  await requireRecent(request);
  switch (intent.data) {
    case "make-admin":
    case "unmake-admin": {
      const isAdmin = intent.data === "make-admin";
      const refusal = await setAdmin(admin, person.id, isAdmin);
      if (refusal) return refuse(refusal);
      return data<Reply>({ done: isAdmin ? "Made an admin" : "No admin any more" });
    }
    case "sign-out": {
      const count = await signOutEverywhere(admin, person.id);
      return data<Reply>({ done: `Signed out of ${counted(count, "browser")}` });
    }
    case "reset-second-step": {
      if (!(await resetSecondStep(admin, person.id))) return refuse("Their second step is off already.");
      return data<Reply>({ done: "Second step turned off" });
    }
    case "withdraw-certificate": {
      const isDone = await withdrawAsAdmin(admin, person.id, String(form.get("certificate") ?? ""));
      if (!isDone) return refuse("There is no such certificate, or it was withdrawn before.");
      return data<Reply>({ done: "Certificate withdrawn" });
    }
    case "reset-link": {
      const link = await makeResetLink(admin, person.id);
      if (!link) return refuse("A guest has no password.");
      return data<Reply>({ done: "Link made", link: { ...link, address: `${env.origin}${link.path}` } });
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
      lead={guestUntil ? `A guest. Everything of theirs is deleted after ${guestUntil}.` : email}
      reply={reply}
    >
      {reply && "link" in reply && reply.link && (
        <div className="my-4">
          <Notice title="Send them this link yourself. It is shown only here, and only now.">
            <p>
              <code className="wrap-anywhere">{reply.link.address}</code>
            </p>
            <p>
              It works once, until the end of {reply.link.lastDay} (UTC). Whoever has it can set the password, so use a
              way that reaches only them. An earlier link no longer works.
            </p>
          </Notice>
        </div>
      )}
      <Part id="roles" title="Roles">
        {memberships.length === 0 ? (
          <p className="meta">In no cohort yet. A lead invites people on the cohort’s own page.</p>
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
          {/* By its state as key: closed again once it is done. */}
          <Confirm key={String(isAdmin)} label={isAdmin ? "Take admin rights away…" : "Make an admin…"}>
            <p>
              {isAdmin ? (
                <>
                  {isSelf ? "You" : <bdi>{name}</bdi>} will see this page no longer.
                  {isSelf && " Another admin can undo it."}
                </>
              ) : (
                <>
                  <bdi>{name}</bdi> will see everybody’s name, address and work, and can change everything here.
                </>
              )}
            </p>
            <Form method="post" className="line">
              <input type="hidden" name="intent" value={isAdmin ? "unmake-admin" : "make-admin"} />
              <Button type="submit">{isAdmin ? "Take them away" : "Make an admin"}</Button>
            </Form>
          </Confirm>
        </Part>
      )}
      <Part id="sign-in" title="Sign-in" about={`${guestUntil ? "guest" : "account"} since ${since}`}>
        <p className="meta">
          {sessions === 0
            ? "Signed in nowhere."
            : `Signed in on ${counted(sessions, "device")}. No address, browser or time is kept.`}
          {isDemo && " A demonstration account: it can sign in only where the demonstration is on."}
        </p>
        <div className="line mt-3">
          <Confirm key={sessions} label="Sign out everywhere…">
            <p>
              All browsers of {isSelf ? "yours" : <bdi>{name}</bdi>} are signed out, this moment. Drafts are kept; the
              password stays.
            </p>
            <Form method="post" className="line">
              <input type="hidden" name="intent" value="sign-out" />
              <Button type="submit">Sign out everywhere</Button>
            </Form>
          </Confirm>
          {person.hasSecondStep && (
            <Confirm label="Turn off their second step…">
              <p>
                For a person who lost their phone and their recovery codes. Make sure that it is them: their password
                alone signs them in from then on. They are told.
              </p>
              <Form method="post" className="line">
                <input type="hidden" name="intent" value="reset-second-step" />
                <Button type="submit">Turn it off</Button>
              </Form>
            </Confirm>
          )}
          {!guestUntil && (
            <Confirm label="Link for a new password…">
              <p>
                You get a link to send on. The old password works until a new one is set; then all browsers are signed
                out. They are told that you made a link, and it is in the record of changes.
              </p>
              <Form method="post" className="line">
                <input type="hidden" name="intent" value="reset-link" />
                <Button type="submit">Make the link</Button>
              </Form>
            </Confirm>
          )}
        </div>
      </Part>
      {!guestUntil && (
        <Part id="sign-ins" title="Sign-ins" about="of the last 90 days">
          <SignIns rows={signIns} />
        </Part>
      )}
      {certificates.length > 0 && <Certificates certificates={certificates} />}
      <p className="hint under">
        <Link to="/admin/people">All people</Link>
      </p>
    </AdminPage>
  );
}
