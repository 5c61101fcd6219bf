import {
  type ActionFunctionArgs,
  data,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { findDoor, join } from "~/accounts/cohorts/join.server";
import { findPerson, requirePerson } from "~/accounts/guards.server";
import { isOfferedWelcome } from "~/cohort/own/learner.server";
import { findBySecret, limiters } from "~/operations/limits.server";
import { passRetryAfter, sayWait, tooMany } from "~/operations/retry-after.server";
import { Button, ButtonLink } from "~/ui/button";
import { Page, PageHead } from "~/ui/shell/page";
import { AS, byWhom, Closed, Means, Member, OtherAddress, Removed, SignedOut, Unconfirmed } from "./standings";

/** The page's title, which doesn't name the cohort, because browsers keep titles in their history. */
export const meta: MetaFunction = () => [
  { title: "Join a cohort · Onramp" },
  { name: "robots", content: "noindex, nofollow" },
];

export const headers: HeadersFunction = (parts) => ({ ...passRetryAfter(parts), "Cache-Control": "no-store" });

/** The reply to a link that can't be used: a 404 that doesn't say why. */
const closed = (wait: number | null) =>
  data(
    { door: null, email: null, token: "", isWelcomed: true, wait: wait === null ? null : sayWait(wait) },
    wait === null ? { status: 404 } : tooMany(wait),
  );

/** Open to everyone: anyone with the link can see what it is for before they sign in. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const person = await findPerson(request);
  const { found: door, wait } = await findBySecret(limiters.join, context.address, () => findDoor(token, person));
  if (!door) return closed(wait);
  const isWelcomed = person !== null && !(await isOfferedWelcome(person));
  return data({ door, email: person?.email ?? null, token, isWelcomed, wait: null });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const person = await requirePerson(request);
  const { found: door, wait } = await findBySecret(limiters.join, context.address, () => join(person, token));
  if (wait !== null) throw new Response("Too many attempts", tooMany(wait));
  if (!door) throw redirect(`/join/${encodeURIComponent(token)}`, 303);
  // The link's page confirms that the person has joined, and says where to go next.
  return redirect(`/join/${token}`, 303);
}

export default function Join() {
  const { door, email, token, isWelcomed, wait } = useLoaderData<typeof loader>();
  if (!door) return <Closed wait={wait} />;
  if (door.standing === "member") return <Member door={door} isWelcomed={isWelcomed} />;
  if (email === null) return <SignedOut door={door} token={token} />;
  if (door.standing === "other-address") return <OtherAddress door={door} email={email} token={token} />;
  if (door.standing === "unconfirmed") return <Unconfirmed door={door} email={email} />;
  if (door.standing === "removed") return <Removed door={door} email={email} />;
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
              You’re currently {AS[door.present ?? "learner"]} there. {byWhom(door)} you to become {AS[door.role]}.
              {door.present === "learner" &&
                " If you accept, Onramp withdraws your questions and disputed results there that are still waiting for a mentor."}
            </>
          ) : (
            <>
              {byWhom(door)} you to join as {AS[door.role]}.
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
