import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { findGuest, findLanding, findPerson, findPersonOrGuest, isGuest, notFound } from "~/accounts/guards.server";
import { makeGuest } from "~/accounts/guests/guests.server";
import { deletePerson } from "~/accounts/privacy/privacy.server";
import { signOut } from "~/accounts/sign-in/sign-in.server";
import { findFeatured, findGuestPlace } from "~/grading/workspace/guest-work.server";
import { CARDS } from "~/kinds/cards";
import { env } from "~/operations/env.server";
import { takeEach } from "~/operations/limiter.server";
import { limiters } from "~/operations/limits.server";
import { siteOf } from "~/operations/network.server";
import { passRetryAfter, sayWait, tooMany } from "~/operations/retry-after.server";
import { Button, ButtonLink } from "~/ui/button";
import { readFormData } from "~/ui/forms/form-data.server";
import { Notice } from "~/ui/notice";
import { sayDay } from "~/ui/say-day";
import { Page } from "~/ui/shell/page";
import { readFeatured } from "./featured.server";
import { GuestData } from "./guest-data";
import { sayTry, TRY, TryOne } from "./try-one";
import "./home.css";

export const meta: MetaFunction = () => [
  { title: "Practise judging AI-written code · Onramp" },
  { name: "description", content: "Review, test and fix AI-written code. Every score links to the test behind it." },
];

export const headers = passRetryAfter;

export async function loader({ request }: LoaderFunctionArgs) {
  const person = await findPerson(request);
  if (person) throw redirect(await findLanding(person));
  const [guest, featured] = await Promise.all([findGuest(request), readFeatured()]);
  const kinds = CARDS.map(({ name, graded }) => ({ name, graded }));
  return { isDemo: env.demo, featured, guestUntil: guest && sayDay(guest.until), kinds };
}

/**
 * Starts the featured review for a visitor: creates a guest, or returns a guest to where they left off. Open to
 * everyone. A guest can also delete their data here.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const who = await findPersonOrGuest(request);
  const form = await readFormData(request);
  if (form.get("intent") === "forget") {
    if (!who || !isGuest(who)) throw notFound();
    await deletePerson(who.id);
    // The id is after the #, which browsers don't send to a server. The page uses it to delete the guest's copies from
    // the browser.
    return redirect(`/me/data/deleted?guest#${who.id}`, { headers: await signOut(request), status: 303 });
  }
  const featured = findFeatured();
  if (who && isGuest(who)) {
    const place = await findGuestPlace(who);
    if (!place) throw notFound();
    return redirect("slug" in place ? `/exercises/${place.slug}` : `/submissions/${place.submissionId}`, 303);
  }
  if (!featured) throw notFound();
  const workspace = `/exercises/${featured.slug}`;
  if (who) return redirect(workspace, 303);
  const { wait } = await takeEach([
    [limiters.guest, context.address],
    [limiters.guestSite, siteOf(context.address)],
    [limiters.guests, "all"],
  ]);
  if (wait !== null) return data({ wait: sayWait(wait) }, tooMany(wait));
  return redirect(workspace, { status: 303, headers: await makeGuest() });
}

export default function Home() {
  const { isDemo, featured, guestUntil, kinds } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <Page>
      {refused && (
        <div className="mb-6">
          <Notice
            tone="bad"
            mark="Not now"
            title={`Too many new guests right now. Try again ${refused.wait}.`}
            actions={<ButtonLink to="/register">Create an account instead</ButtonLink>}
          >
            Create an account to start right away. You need a name, an email address and a password.
          </Notice>
        </div>
      )}
      <div className="open">
        <h1>Learn to judge AI-written code</h1>
        <div>
          <p>
            Review it, test it and fix it: the practice that used to come with a first job. Every score links to the
            test or line behind it.
          </p>
          <div className="line mt-5">
            {featured && (
              <Button look="main" size="big" type="submit" form={TRY}>
                {sayTry(guestUntil)}
              </Button>
            )}
            <ButtonLink look={featured ? "second" : "main"} size="big" to="/register">
              Create an account
            </ButtonLink>
            <ButtonLink look="quiet" size="big" to="/sign-in">
              {isDemo ? "Look around with a demo account" : "Sign in"}
            </ButtonLink>
          </div>
        </div>
      </div>
      {featured && <TryOne featured={featured} guestUntil={guestUntil} />}
      {guestUntil && <GuestData />}
      <div className="below">
        <section id="how" aria-labelledby="how-title">
          <h2 id="how-title">How it is graded</h2>
          <dl className="facts">
            {kinds.map(({ name, graded }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{graded}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section id="promise" aria-labelledby="promise-title">
          <h2 id="promise-title">What we promise</h2>
          <dl className="facts">
            <div>
              <dt>No tracking</dt>
              <dd>We don’t record your keystrokes, your screen or your time on task.</dd>
            </div>
            <div>
              <dt>No ranking</dt>
              <dd>No one is ranked, and speed never affects a score.</dd>
            </div>
            <div>
              <dt>No AI judge</dt>
              <dd>Scores come from running code, a tested answer key or a person, never from a language model.</dd>
            </div>
            <div>
              <dt>Yours</dt>
              <dd>One click exports everything and one click deletes it.</dd>
            </div>
            <div>
              <dt>No model unless you ask</dt>
              <dd>
                {/* Promise 4 from docs/design.md, word for word. */}
                Onramp trains no model. It sends text to a model only when you press the button for it, after showing
                you the exact text and who receives it; models are off unless your installation sets an endpoint. One
                exception: where a lead allows it, a mentor can send a model the work that you handed in, without your
                name, to get a draft of a comment. You can turn this off.
              </dd>
            </div>
          </dl>
        </section>
      </div>
      <p className="meta mt-8">
        <Link to="/how">How Onramp works</Link>: what counts, and how you can dispute a result.
      </p>
      <p className="meta mt-2">
        <Link to="/lessons">Read a five-minute lesson</Link> about what goes wrong in AI-written code.
      </p>
      <p className="meta mt-2">
        <Link to="/verify">Verify a certificate</Link> with the code printed on it.
      </p>
    </Page>
  );
}
