import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { listAudit } from "~/accounts/audit.server";
import { requireAdmin } from "~/accounts/guards.server";
import { counted } from "~/ui/counted";
import { Notice } from "~/ui/notice";
import { Pager } from "~/ui/pager";
import { AdminPage } from "~/ui/shell/admin-page";
import { actionWords } from "./words";

export const meta: MetaFunction = () => [{ title: "Changes · Admin · Onramp" }];

const SIZE = 50;
const PageSchema = z.object({ page: z.coerce.number().int().min(1).max(100_000).catch(1) });

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const { page } = PageSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  return { ...(await listAudit((page - 1) * SIZE, SIZE)), page };
}

export default function Changes() {
  const { rows, total, page } = useLoaderData<typeof loader>();
  return (
    <AdminPage
      title={total === 0 ? "No changes yet" : counted(total, "change")}
      lead="Who changed accounts, roles and cohorts, newest first."
    >
      {total === 0 ? (
        <Notice title="Changes to accounts, roles and cohorts are listed here and never deleted." />
      ) : (
        <table className="data admin stack">
          <caption className="vh">Changes, newest first</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Who</th>
              <th scope="col">What</th>
              <th scope="col">To whom</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, day, actor, action, cohort, programme, about }) => (
              <tr key={id}>
                <td className="state">
                  <time dateTime={day}>{day}</time>
                </td>
                <td>
                  <PersonLink person={actor} />
                </td>
                <td>
                  {actionWords(action)}
                  {cohort && <Subject {...cohort} what="cohort" to={`/cohorts/${cohort.id}`} />}
                  {/* Earlier versions of Onramp logged only the invite, which has since been deleted. */}
                  {!cohort && action.startsWith("invite.") && " a cohort"}
                  {cohort && programme && ", in"}
                  {programme && <Subject {...programme} what="programme" to={`/programmes/${programme.id}`} />}
                </td>
                <td>{about === undefined ? "" : <PersonLink person={about} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pager what="changes" page={page} size={SIZE} total={total} />
    </AdminPage>
  );
}

function Subject({ name, what, to }: { name: string | null; what: string; to: string }) {
  if (name === null) return <span className="meta"> (a {what} that was deleted)</span>;
  return (
    <>
      {" "}
      <bdi>
        <Link to={to}>{name}</Link>
      </bdi>
    </>
  );
}

/** A person's name as a link; "deleted" if the account no longer exists. */
function PersonLink({ person }: { person: { id: string; name: string } | null }) {
  if (!person) return <span className="meta">deleted</span>;
  return (
    <bdi>
      <Link to={`/admin/people/${person.id}`}>{person.name.trim() || "(no name)"}</Link>
    </bdi>
  );
}
