import { NavLink } from "@remix-run/react";

const TABS = [
  { path: "", label: "Overview", isLeads: false },
  { path: "/help", label: "Help", isLeads: true },
  { path: "/trust", label: "Trust", isLeads: true },
  { path: "/exercises", label: "Exercises", isLeads: true },
  { path: "/assignments", label: "Assignments", isLeads: false },
  { path: "/people", label: "People", isLeads: true },
  { path: "/agreement", label: "Agreement", isLeads: true },
  { path: "/exports", label: "Exports", isLeads: true },
  { path: "/settings", label: "Settings", isLeads: true },
] as const;

/** The parts of a cohort. `isLead`: leads and admins see all of them, mentors what they may open. */
export function CohortTabs({ cohortId, isLead }: { cohortId: string; isLead: boolean }) {
  return (
    <nav className="subnav" aria-label="Cohort">
      <ul>
        {TABS.filter((tab) => isLead || !tab.isLeads).map(({ path, label }) => (
          <li key={path}>
            <NavLink to={`/cohorts/${cohortId}${path}`} end={path === ""} prefetch="none">
              {label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
