import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/accounts/guards.server";
import { listSettings } from "~/operations/env.server";
import { ENV_WORDS } from "~/operations/env-words";
import { AdminPage } from "~/ui/shell/admin-page";

export const meta: MetaFunction = () => [{ title: "Settings · Admin · Onramp" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const settings = listSettings().map(({ name, value, isGiven }) => {
    const { means, byDefault } = ENV_WORDS[name];
    return { name, value, isGiven, means, byDefault };
  });
  return { settings };
}

export default function Settings() {
  const { settings } = useLoaderData<typeof loader>();
  const given = settings.filter(({ isGiven }) => isGiven).length;
  return (
    <AdminPage
      title={given === 0 ? "All settings have their default values" : `${given} of ${settings.length} settings are set`}
      lead={
        <>
          Onramp reads its settings from the environment when it starts. You can’t change them here. The README explains
          each under “Configuration”. Secrets are never shown.
        </>
      }
    >
      <table className="data admin stack">
        <caption className="vh">Environment variables with their values</caption>
        <thead>
          <tr>
            <th scope="col">Variable</th>
            <th scope="col">Value</th>
            <th scope="col">Default</th>
            <th scope="col">Purpose</th>
          </tr>
        </thead>
        <tbody>
          {settings.map(({ name, value, isGiven, means, byDefault }) => (
            <tr key={name}>
              <th scope="row" className="whitespace-nowrap">
                <code>{name}</code>
              </th>
              <td>
                {value === null ? <span className="meta">not set</span> : <code>{value}</code>}{" "}
                {isGiven && <span className="tag word">set</span>}
              </td>
              <td data-head="by default">{byDefault}</td>
              <td>{means}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </AdminPage>
  );
}
