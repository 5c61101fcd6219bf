import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { requireAdmin } from "~/accounts/guards.server";
import { listCohorts, listPeople } from "~/accounts/people.server";
import { findExercise, listIndexed } from "~/catalogue/catalogue.server";
import { getQueueState } from "~/grading/admin.server";
import { ButtonLink } from "~/ui/button";
import { Mark } from "~/ui/mark";
import { Page, PageHead, Part } from "~/ui/page";
import "./admin.css";

export const meta: MetaFunction = () => [{ title: "Admin · Onramp" }];

const PEOPLE_A_PAGE = 50;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireAdmin(request);
  const asked = Number(new URL(request.url).searchParams.get("people"));
  const page = Number.isInteger(asked) && asked > 1 && asked < 10_000 ? asked : 1;
  const from = (page - 1) * PEOPLE_A_PAGE;
  const [queue, people, cohorts] = await Promise.all([getQueueState(), listPeople(from, PEOPLE_A_PAGE), listCohorts()]);
  const exercises = listIndexed().map(({ slug, problems }) => ({
    slug,
    problems: problems.map(({ file, line, message }) => `${file}${line ? `:${line}` : ""} ${message}`.trim()),
    title: findExercise(slug)?.meta.title ?? null,
    kind: findExercise(slug)?.kind.id ?? null,
  }));
  return { queue, exercises, cohorts, people: people.people, total: people.total, page, from };
}

const counted = (count: number, word: string, words = `${word}s`) => `${count} ${count === 1 ? word : words}`;

export default function Admin() {
  const { queue, exercises, cohorts, people, total, page, from } = useLoaderData<typeof loader>();
  const broken = exercises.filter(({ problems }) => problems.length > 0);
  const isWell = queue.failed === 0 && broken.length === 0;
  return (
    <Page>
      <PageHead
        title={isWell ? "All is well" : "Something needs you"}
        lead={
          isWell
            ? "Hand-ins are graded, and every exercise folder can be read."
            : [
                queue.failed > 0 && `${counted(queue.failed, "hand-in")} could not be graded`,
                broken.length > 0 && `${counted(broken.length, "exercise folder")} cannot be offered`,
              ]
                .filter(Boolean)
                .join("; ")
        }
      />
      <Part id="queue" title="Grading">
        <table className="data figures">
          <caption className="vh">Hand-ins in the queue</caption>
          <tbody>
            <Figure label="Waiting" value={queue.waiting}>
              {queue.oldestMinutes !== null && `the oldest for ${counted(queue.oldestMinutes, "minute")}`}
            </Figure>
            <Figure label="Running" value={queue.running} />
            <Figure label="Given up" value={queue.failed}>
              {queue.failed > 0 && "tried as often as allowed; they cost the learner nothing"}
            </Figure>
          </tbody>
        </table>
      </Part>
      <Part id="exercises" title="Exercises" about={counted(exercises.length, "folder")}>
        <table className="data admin">
          <caption className="vh">Exercise folders, as read when the server started</caption>
          <thead>
            <tr>
              <th scope="col">Folder</th>
              <th scope="col">Title</th>
              <th scope="col">Kind</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {exercises.map(({ slug, title, kind, problems }) => (
              <tr key={slug}>
                <th scope="row">
                  <code>{slug}</code>
                </th>
                <td>{title ? <Link to={`/exercises/${slug}`}>{title}</Link> : "–"}</td>
                <td className="whitespace-nowrap">{kind ?? "–"}</td>
                <td>
                  {problems.length === 0 ? (
                    <Mark icon="tick">Offered</Mark>
                  ) : (
                    <>
                      <Mark tone="bad">Not offered</Mark>
                      <ul className="meta">
                        {problems.map((problem) => (
                          <li key={problem}>{problem}</li>
                        ))}
                      </ul>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="hint under">
          A folder is read at each start. Its full proof is <code>npm run exercise -- check</code>.
        </p>
      </Part>
      <Part id="cohorts" title="Cohorts">
        <table className="data admin">
          <caption className="vh">Cohorts with how many hold each role</caption>
          <thead>
            <tr>
              <th scope="col">Cohort</th>
              <th scope="col" className="num">
                Learners
              </th>
              <th scope="col" className="num">
                Mentors
              </th>
              <th scope="col" className="num">
                Leads
              </th>
            </tr>
          </thead>
          <tbody>
            {cohorts.map(({ id, name, counts }) => (
              <tr key={id}>
                <th scope="row">
                  <Link to={`/cohorts/${id}`}>{name}</Link>
                </th>
                <td className="num">{counts.learner}</td>
                <td className="num">{counts.mentor}</td>
                <td className="num">{counts.lead}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Part>
      <Part id="people" title="People" about={counted(total, "person", "people")}>
        <table className="data admin">
          <caption className="vh">People by name, with their roles</caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">E-mail address</th>
              <th scope="col">Roles</th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ id, name, email, isAdmin, memberships }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td>{email}</td>
                <td>
                  {[
                    ...(isAdmin ? ["admin"] : []),
                    ...memberships.map(({ role, cohort }) => `${role} in ${cohort}`),
                  ].join(", ") || "none yet"}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {total > people.length && (
          <nav className="line under" aria-label="Pages of people">
            <span className="meta">
              {from + 1}–{from + people.length} of {total}
            </span>
            {page > 1 && (
              <ButtonLink size="small" to={`/admin?people=${page - 1}#people`}>
                Before
              </ButtonLink>
            )}
            {from + people.length < total && (
              <ButtonLink size="small" to={`/admin?people=${page + 1}#people`}>
                Next
              </ButtonLink>
            )}
          </nav>
        )}
      </Part>
    </Page>
  );
}

function Figure({ label, value, children }: { label: string; value: number; children?: ReactNode }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className="num">
        <b>{value}</b>
      </td>
      <td className="meta">{children}</td>
    </tr>
  );
}
