import { NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import { Saved } from "../forms/form";
import { Notice } from "../notice";
import { Page, PageHead } from "./page";
import "../styles/admin.css";

const TABS = [
  { to: "/admin", label: "Health", end: true },
  { to: "/admin/people", label: "People" },
  { to: "/admin/cohorts", label: "Cohorts" },
  { to: "/admin/programmes", label: "Programmes" },
  { to: "/admin/exercises", label: "Exercises" },
  { to: "/admin/rulings", label: "Rulings" },
  { to: "/admin/queue", label: "Queue and workers" },
  { to: "/admin/model", label: "Model" },
  { to: "/admin/settings", label: "Settings" },
  { to: "/admin/changes", label: "Changes" },
] as const;

/** An admin form's reply. It says what was done, or why nothing was done. */
export interface AdminReply {
  readonly done?: string;
  readonly refused?: string;
}

/** An admin's page: the heading, the tabs, and the last form's reply. */
export function AdminPage({
  title,
  lead,
  actions,
  reply,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  reply?: AdminReply | undefined;
  children: ReactNode;
}) {
  return (
    <Page>
      <PageHead title={title} lead={lead} actions={actions} />
      <nav className="subnav" aria-label="Admin">
        <ul>
          {TABS.map(({ to, label, ...rest }) => (
            <li key={to}>
              <NavLink to={to} {...rest}>
                {label}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <Saved when={reply?.done !== undefined}>{reply?.done ?? ""}</Saved>
      {reply?.refused && (
        <div className="mb-4">
          <Notice tone="bad" title={reply.refused}>
            Nothing was changed.
          </Notice>
        </div>
      )}
      {children}
    </Page>
  );
}
