import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { leaveCohort } from "~/accounts/cohorts/members.server";
import { findCohorts, notFound, requirePerson } from "~/accounts/guards.server";
import { Button, ButtonLink } from "~/ui/button";
import { Page, PageHead, Part } from "~/ui/shell/page";
import "../me_.data/data.css";

export const meta: MetaFunction = () => [{ title: "Leave a cohort · Onramp" }];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const person = await requirePerson(request);
  const cohort = (await findCohorts(person)).find(({ id, role }) => id === params.id && role === "learner");
  if (!cohort) throw notFound();
  return { name: cohort.name };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const person = await requirePerson(request);
  if (!(await leaveCohort(person, params.id ?? ""))) throw notFound();
  return redirect("/account", 303);
}

export default function Leave() {
  const { name } = useLoaderData<typeof loader>();
  return (
    <Page width="narrow">
      <PageHead
        title={
          <>
            Leave <bdi>{name}</bdi>?
          </>
        }
        lead="You keep your work, your scores and your skills."
      />
      <Part id="what" title="What happens">
        <ul className="goes">
          <li>
            The cohort’s mentors and leads can no longer see your work, unless you share another cohort with them.
          </li>
          <li>The cohort’s figures are recalculated without you.</li>
          <li>Your questions and disputed results that are waiting for a mentor are withdrawn.</li>
          <li>The cohort’s assignments disappear from your list. Your submissions are kept.</li>
        </ul>
      </Part>
      <Part id="back" title="Coming back">
        <p className="prose">
          To rejoin, you need a link to the cohort that still works. Ask a cohort lead for one. If you rejoin, mentors
          and leads can see all your work again.
        </p>
      </Part>
      <Form method="post" className="line mt-5">
        <Button look="main" type="submit">
          Leave the cohort
        </Button>
        <ButtonLink look="quiet" to="/account">
          Stay
        </ButtonLink>
      </Form>
    </Page>
  );
}
