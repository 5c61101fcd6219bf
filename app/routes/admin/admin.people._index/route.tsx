import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { z } from "zod";
import { listPeople, PEOPLE_FILTERS, type PeopleFilter } from "~/accounts/admin-people.server";
import { requireAdmin } from "~/accounts/guards.server";
import { Button, ButtonLink } from "~/ui/button";
import { counted } from "~/ui/counted";
import { Field, TextField } from "~/ui/forms/field";
import { Notice } from "~/ui/notice";
import { Pager } from "~/ui/pager";
import { AdminPage } from "~/ui/shell/admin-page";

export const meta: MetaFunction = () => [{ title: "People · Admin · Onramp" }];

const SIZE = 50;
const SearchSchema = z.object({
  q: z.string().max(200).catch(""),
  only: z.enum(PEOPLE_FILTERS).catch("all"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const search = SearchSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const { q, only, page } = search;
  const found = await listPeople({ words: q, filter: only, from: (page - 1) * SIZE, count: SIZE });
  return { ...found, q, only, page, filters: [...PEOPLE_FILTERS] };
}

const FILTER_WORDS: Readonly<Record<PeopleFilter, string>> = {
  all: "Everyone",
  admins: "Admins",
  guests: "Guests",
  demo: "Demonstration",
};

export default function People() {
  const { people, total, q, only, page, filters } = useLoaderData<typeof loader>();
  const isSearch = q !== "" || only !== "all";
  return (
    <AdminPage
      title={isSearch ? `${counted(total, "person", "people")} found` : counted(total, "person", "people")}
      lead="Open a person’s page to make them an admin, sign them out, or create a link for a new password."
    >
      <Form method="get" className="search-line" role="search" key={`${q} ${only}`}>
        <TextField label="Name or email address" name="q" type="search" maxLength={200} defaultValue={q} />
        <div className="short">
          <Field label="Only">
            {(control) => (
              <select name="only" defaultValue={only} {...control}>
                {filters.map((filter) => (
                  <option key={filter} value={filter}>
                    {FILTER_WORDS[filter]}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        <Button type="submit">Search</Button>
      </Form>
      {people.length === 0 ? (
        total === 0 && (
          <Notice title="No one matches." actions={<ButtonLink to="/admin/people">Show everyone</ButtonLink>}>
            Try one word of the name, or the part of the address before the @.
          </Notice>
        )
      ) : (
        <table className="data admin stack">
          <caption className="vh">People by name, with their roles</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Email address</th>
              <th scope="col">Roles</th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ id, name, email, isAdmin, isDemo, guestUntil, memberships }) => (
              <tr key={id}>
                <th scope="row">
                  <bdi>
                    <Link to={`/admin/people/${id}`}>{name.trim() || "(no name)"}</Link>
                  </bdi>{" "}
                  {isDemo && <span className="tag word">demonstration</span>}
                  {guestUntil && <span className="tag word">guest until {guestUntil}</span>}
                </th>
                <td>{guestUntil ? <span className="meta">none</span> : email}</td>
                <td>
                  {isAdmin && (memberships.length > 0 ? "admin, " : "admin")}
                  {memberships.map(({ role, cohort }, i) => (
                    <Fragment key={`${role} ${cohort}`}>
                      {i > 0 && ", "}
                      {role} in <bdi>{cohort}</bdi>
                    </Fragment>
                  ))}
                  {!isAdmin && memberships.length === 0 && <span className="meta">none yet</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pager what="people" page={page} size={SIZE} total={total} />
    </AdminPage>
  );
}
