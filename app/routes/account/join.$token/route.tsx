import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { type Door, findDoor, join } from "~/accounts/cohorts/invites.server";
import { findPerson, type Role, requirePerson } from "~/accounts/guards.server";
import { findBySecret, limiters, passRetryAfter, sayWait, tooMany } from "~/operations/limits.server";
import { Button, ButtonLink } from "~/ui/button";
import { Mark } from "~/ui/mark";
import { Page, PageHead } from "~/ui/page";

/** Does not name the cohort: browsers keep titles in their history. */
export const meta: MetaFunction = () => [
  { title: "Join a cohort · Onramp" },
  { name: "robots", content: "noindex, nofollow" },
];

export const headers: HeadersFunction = (parts) => ({ ...passRetryAfter(parts), "Cache-Control": "no-store" });

/** A link that does not open gives a 404, without saying why. */
const closed = (wait: number | null) =>
  data(
    { door: null, email: null, token: "", wait: wait === null ? null : sayWait(wait) },
    wait === null ? { status: 404 } : tooMany(wait),
  );

/** Open to everyone: anyone with the secret may see what it opens, and then signs in. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const person = await findPerson(request);
  const { found: door, wait } = await findBySecret(limiters.join, context.address, () => findDoor(token, person));
  if (!door) return closed(wait);
  return data({ door, email: person?.email ?? null, token, wait: null });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const person = await requirePerson(request);
  const { found: door, wait } = await findBySecret(limiters.join, context.address, () => join(person, token));
  if (wait !== null) throw new Response("Too many attempts", tooMany(wait));
  if (!door) throw redirect(`/join/${encodeURIComponent(token)}`, 303);
  // That page says that they are in, and where to go.
  return redirect(`/join/${token}`, 303);
}

const AS: Readonly<Record<Role, string>> = { learner: "a learner", mentor: "a mentor", lead: "a lead" };

export default function Join() {
  const { door, email, token, wait } = useLoaderData<typeof loader>();
  if (!door) return <Closed wait={wait} />;
  if (door.standing === "member") return <Member door={door} />;
  if (email === null) return <SignedOut door={door} token={token} />;
  if (door.standing === "other-address") return <OtherAddress door={door} email={email} token={token} />;
  if (door.standing === "unconfirmed") return <Unconfirmed door={door} email={email} />;
  const isRaise = door.standing === "raise";
  return (
    <Page width="narrow">
      <PageHead
        title={
          <>
            {isRaise ? `Become ${AS[door.role]} in ` : "Join "}
            <bdi>{door.cohort}</bdi>?
          </>
        }
        lead={
          isRaise ? (
            <>
              You are {AS[door.present ?? "learner"]} there now. {byWhom(door)} you to be {AS[door.role]} from now on.
            </>
          ) : (
            <>
              {byWhom(door)} you as {AS[door.role]}.
            </>
          )
        }
      />
      <Means role={door.role} />
      <Form method="post" className="line mt-5">
        <Button look="main" type="submit">
          {isRaise ? `Become ${AS[door.role]}` : "Join"}
        </Button>
        <ButtonLink look="quiet" to="/learn">
          Not now
        </ButtonLink>
      </Form>
      <p className="hint mt-5">You are signed in as {email}.</p>
    </Page>
  );
}

const byWhom = ({ invitedBy }: Door) =>
  invitedBy ? (
    <>
      <bdi>{invitedBy}</bdi> invites
    </>
  ) : (
    "This link invites"
  );

function Means({ role }: { role: Role }) {
  return (
    <p className="prose">
      {role === "learner"
        ? "Its mentors and leads can then see your submissions and how they were graded, and answer your questions. They never see your drafts or how long you worked."
        : "You can then see what its learners hand in. They can see when you looked."}
    </p>
  );
}

function SignedOut({ door, token }: { door: Door; token: string }) {
  const to = new URLSearchParams({ to: `/join/${token}` });
  return (
    <Page width="narrow">
      <PageHead
        title={`Join ${door.cohort}`}
        lead={
          <>
            {byWhom(door)} you as {AS[door.role]}. Sign in first, or create an account. You will come back here.
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

function Member({ door }: { door: Door }) {
  const { cohort, cohortId, role, present } = door;
  return (
    <Page width="narrow">
      <PageHead
        title={`You are in ${cohort}`}
        lead={
          <>
            As {AS[present ?? role]}. {present !== role && `This link is for ${role}s, so nothing changes.`}
          </>
        }
      />
      <p>
        <Mark icon="tick">Joined</Mark>
      </p>
      <div className="line mt-5">
        {present === "learner" ? (
          <ButtonLink look="main" to="/learn">
            Go to Learn
          </ButtonLink>
        ) : (
          <ButtonLink look="main" to={`/cohorts/${cohortId}`}>
            Open the cohort
          </ButtonLink>
        )}
      </div>
    </Page>
  );
}

function OtherAddress({ door, email, token }: { door: Door; email: string; token: string }) {
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

function Unconfirmed({ door, email }: { door: Door; email: string }) {
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
          Send me a link
        </Button>
      </Form>
    </Page>
  );
}

function Closed({ wait }: { wait: string | null }) {
  return (
    <Page width="narrow">
      <PageHead
        title={wait ? "Too many invalid links" : "This link doesn’t work"}
        lead={
          wait
            ? `Your network has tried many invalid links. Try again ${wait}.`
            : "It has expired, was used up, was closed, or is incomplete."
        }
      />
      <p className="prose">
        Check that you have the whole link. If so, ask the person who sent it for a new one: a cohort lead can create
        one in a minute.
      </p>
      <div className="line mt-5">
        <ButtonLink to="/learn">Go to Learn</ButtonLink>
      </div>
    </Page>
  );
}
