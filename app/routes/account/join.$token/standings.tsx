import { Form } from "@remix-run/react";
import type { Door } from "~/accounts/cohorts/join.server";
import type { Role } from "~/accounts/guards.server";
import { Button, ButtonLink } from "~/ui/button";
import { Mark } from "~/ui/mark";
import { Page, PageHead } from "~/ui/shell/page";

export const byWhom = ({ invitedBy }: Door) =>
  invitedBy ? (
    <>
      <bdi>{invitedBy}</bdi> invites
    </>
  ) : (
    "This link invites"
  );

export function Means({ role }: { role: Role }) {
  return (
    <p className="prose">
      {role === "learner"
        ? "The cohort’s mentors and leads can then see your submissions and how they were graded, and answer your questions. They never see your drafts or how long you worked."
        : "You can then see what the cohort’s learners hand in. They can see when you opened their work."}
    </p>
  );
}

export function SignedOut({ door, token }: { door: Door; token: string }) {
  const to = new URLSearchParams({ to: `/join/${token}` });
  return (
    <Page width="narrow">
      <PageHead
        title={`Join ${door.cohort}`}
        lead={
          <>
            {byWhom(door)} you to join as {AS[door.role]}. Sign in first, or create an account. You’ll then return to
            this page.
          </>
        }
      />
      {door.boundTo && (
        <p className="prose">
          Use the address the invite was created for: <b>{door.boundTo}</b>.
        </p>
      )}
      <div className="line mt-5">
        <ButtonLink look="main" to={`/sign-in?${to}`}>
          Sign in
        </ButtonLink>
        <ButtonLink to={`/register?${to}`}>Create an account</ButtonLink>
      </div>
    </Page>
  );
}

/** `isWelcomed`: false if the welcome page is offered to this person. */
export function Member({ door, isWelcomed }: { door: Door; isWelcomed: boolean }) {
  const { cohort, cohortId, role, present } = door;
  return (
    <Page width="narrow">
      <PageHead
        title={`You are in ${cohort}`}
        lead={
          <>
            You are {AS[present ?? role]}.{" "}
            {present !== role && `This link is for ${role}s, so your role doesn’t change.`}
          </>
        }
      />
      <p>
        <Mark icon="tick">Joined</Mark>
      </p>
      <div className="line mt-5">
        {present === "learner" ? (
          <>
            {!isWelcomed && (
              <ButtonLink look="main" to="/welcome">
                Start with the welcome tour
              </ButtonLink>
            )}
            <ButtonLink look={isWelcomed ? "main" : "second"} to="/learn">
              Go to Learn
            </ButtonLink>
          </>
        ) : (
          <ButtonLink look="main" to={`/cohorts/${cohortId}`}>
            Open the cohort
          </ButtonLink>
        )}
      </div>
    </Page>
  );
}

export function OtherAddress({ door, email, token }: { door: Door; email: string; token: string }) {
  return (
    <Page width="narrow">
      <PageHead
        title="This invite is for another address"
        lead={
          <>
            It was created for <b>{door.boundTo}</b>, to join <bdi>{door.cohort}</bdi> as {AS[door.role]}. You are
            signed in as {email}.
          </>
        }
      />
      <p className="prose">
        If that address is also yours, sign out, then sign in or create an account with it. If not, ask{" "}
        {door.invitedBy ? <bdi>{door.invitedBy}</bdi> : "the person who invited you"} for an invite to {email}.
      </p>
      <Form method="post" action="/sign-out" className="line mt-5">
        <input type="hidden" name="to" value={`/join/${token}`} />
        <Button type="submit">Sign out and come back here</Button>
      </Form>
    </Page>
  );
}

export function Unconfirmed({ door, email }: { door: Door; email: string }) {
  return (
    <Page width="narrow">
      <PageHead
        title="Confirm your address first"
        lead={
          <>
            {byWhom(door)} {email} to join <bdi>{door.cohort}</bdi> as {AS[door.role]}. Confirm that this address is
            yours, then open the invite again.
          </>
        }
      />
      <Form method="post" action="/account" className="line mt-5">
        <input type="hidden" name="intent" value="address" />
        <Button look="main" type="submit">
          Send link
        </Button>
      </Form>
    </Page>
  );
}

export function Removed({ door, email }: { door: Door; email: string }) {
  return (
    <Page width="narrow">
      <PageHead
        title={
          <>
            You were removed from <bdi>{door.cohort}</bdi>
          </>
        }
        lead={`You can’t rejoin with this link. Ask a cohort lead for a new one, or for an invite to ${email}.`}
      />
      <div className="line mt-5">
        <ButtonLink to="/learn">Go to Learn</ButtonLink>
      </div>
    </Page>
  );
}

export function Closed({ wait }: { wait: string | null }) {
  return (
    <Page width="narrow">
      <PageHead
        title={wait ? "Too many invalid links" : "This link doesn’t work"}
        lead={
          wait
            ? `Too many invalid links were opened from your network. Try again ${wait}.`
            : "The link has expired, has been used or closed, or is incomplete."
        }
      />
      <p className="prose">
        Check that you have the whole link. If you do, ask the person who sent it for a new one: a cohort lead can
        create one in a minute.
      </p>
      <div className="line mt-5">
        <ButtonLink to="/learn">Go to Learn</ButtonLink>
      </div>
    </Page>
  );
}

export const AS: Readonly<Record<Role, string>> = { learner: "a learner", mentor: "a mentor", lead: "a lead" };
