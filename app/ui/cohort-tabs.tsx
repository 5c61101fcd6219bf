import { NavLink } from "@remix-run/react";

const TABS = [
  { path: "", label: "Overview", for: ["mentor", "lead", "outside"] },
  { path: "/help", label: "Help", for: ["lead"] },
  { path: "/trust", label: "Trust", for: ["lead", "outside"] },
  { path: "/exercises", label: "Exercises", for: ["lead", "outside"] },
  { path: "/assignments", label: "Assignments", for: ["mentor", "lead"] },
  { path: "/announcements", label: "Announcements", for: ["lead"] },
  { path: "/people", label: "People", for: ["lead"] },
  { path: "/agreement", label: "Agreement", for: ["lead"] },
  { path: "/exports", label: "Exports", for: ["lead"] },
  { path: "/settings", label: "Settings", for: ["lead"] },
] as const;

/**
 * The parts of a cohort. `isLead`: leads and admins see all of them, mentors those that they may open. `isOutside`:
 * leads of a programme that the cohort has admitted see its reports.
 */
export function CohortTabs({
  cohortId,
  isLead,
  isOutside = false,
}: {
  cohortId: string;
  isLead: boolean;
  isOutside?: boolean;
}) {
  const who = isOutside ? "outside" : isLead ? "lead" : "mentor";
  return (
    <nav className="subnav" aria-label="Cohort">
      <ul>
        {TABS.filter((tab) => (tab.for as readonly string[]).includes(who)).map(({ path, label }) => (
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
