import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireAdmin } from "~/accounts/guards.server";
import { listSettings } from "~/env.server";
import { ENV_WORDS } from "~/env-words";
import { AdminPage } from "~/ui/admin-page";

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
      title={given === 0 ? "Everything is as it comes" : `${given} of ${settings.length} settings are given`}
      lead={
        <>
          Settings are read from the environment when Onramp starts: they are changed there, not here. What each does is
          also in the README, under “Configuration”. Secrets are never shown.
        </>
      }
    >
      <table className="data admin stack">
        <caption className="vh">Environment variables with their values</caption>
        <thead>
          <tr>
            <th scope="col">Variable</th>
            <th scope="col">In use</th>
            <th scope="col">By default</th>
            <th scope="col">What it does</th>
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
                {isGiven && <span className="tag word">given</span>}
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
