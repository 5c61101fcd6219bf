import { beforeAll, describe, expect, it, test } from "vitest";
import { findExercise, indexExercises } from "~/catalogue/catalogue.server";
import { db } from "~/db.server";
import { handIn } from "~/grading/hand-in.server";
import { signUp } from "../setup/people";

/** Who is let in where: each route's loader and action is asked by each sort of person, with a real request. */

type Door = (args: never) => Promise<unknown>;
type Module = { loader?: Door; action?: Door };
const modules = Object.fromEntries(
  Object.entries(import.meta.glob<Module>("../../app/routes/*/route.{ts,tsx}", { eager: true })).map(
    ([file, module]) => [file.split("/").at(-2)!, module],
  ),
);

const SLUG = "fix-due-date-month-end";
const SIGNED_IN = ["newcomer", "learner", "peer", "mentor", "lead", "stranger", "admin"];
const EVERYBODY = ["nobody", ...SIGNED_IN];
const TEACHERS = ["mentor", "lead"];

/**
 * Who is let in: the others are told that there is no such page, and nobody is asked to sign in. A new route must be
 * written down here. What is open to everybody says why.
 */
const DOORS: Record<string, { loader?: string[]; action?: string[] }> = {
  // The front page, and its way in for guests.
  _index: { loader: EVERYBODY, action: EVERYBODY },
  // Doors to an account.
  "sign-in": { loader: EVERYBODY, action: EVERYBODY },
  register: { loader: EVERYBODY, action: EVERYBODY },
  // Ends the session of who asks; without one there is nothing to end.
  "sign-out": { loader: EVERYBODY, action: EVERYBODY },
  // About a browser, not a person.
  theme: { loader: EVERYBODY, action: EVERYBODY },
  // Every other address: there is no such page, for nobody, too.
  $: { loader: [], action: [] },
  learn: { loader: SIGNED_IN },
  "exercises._index": { loader: SIGNED_IN },
  "exercises.$slug": { loader: SIGNED_IN, action: SIGNED_IN },
  "exercises.$slug_.work": { loader: [], action: SIGNED_IN },
  me: { loader: SIGNED_IN },
  account: { loader: SIGNED_IN, action: SIGNED_IN },
  "submissions.$id": { loader: ["learner", ...TEACHERS, "admin"], action: ["learner", ...TEACHERS] },
  "cohorts.$id": { loader: [...TEACHERS, "admin"] },
  admin: { loader: ["admin"] },
};
/** These have nothing to sign in for. */
const NO_PAGE = new Set(["$ loader", "$ action", "exercises.$slug_.work loader"]);

const ORIGIN = "http://localhost:3000";
const who: Record<string, string> = { nobody: "" };
const ids: Record<string, string> = {};

async function make(name: string, change?: (id: string) => Promise<unknown>) {
  const { id, cookie } = await signUp(name);
  [who[name], ids[name]] = [cookie, id];
  await change?.(id);
}

const joins = (cohort: string, role: string) => (userId: string) =>
  db.membership.create({ data: { cohortId: ids[cohort]!, userId, role } });

beforeAll(async () => {
  await indexExercises();
  for (const name of ["spring", "autumn"]) ids[name] = (await db.cohort.create({ data: { name } })).id;
  await make("newcomer");
  await make("learner", joins("spring", "learner"));
  await make("peer", joins("spring", "learner"));
  await make("mentor", joins("spring", "mentor"));
  await make("lead", joins("spring", "lead"));
  await make("stranger", joins("autumn", "lead"));
  await make("admin", (id) => db.user.update({ where: { id }, data: { isAdmin: true } }));
  const { kind, content } = findExercise(SLUG)!;
  const work = { ...(kind.samples(content)[0]!.work as object), confidence: 80 };
  const outcome = await handIn({ id: ids.learner! }, SLUG, { key: "of the learner", work });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  ids.submission = outcome.submissionId;
});

const ADDRESS: Record<string, (id?: string) => { path: string; params: Record<string, string> }> = {
  "submissions.$id": (id = ids.submission!) => ({ path: `/submissions/${id}`, params: { id } }),
  "cohorts.$id": (id = ids.spring!) => ({ path: `/cohorts/${id}`, params: { id } }),
  "exercises.$slug": (slug = SLUG) => ({ path: `/exercises/${slug}`, params: { slug } }),
  "exercises.$slug_.work": (slug = SLUG) => ({ path: `/exercises/${slug}/work`, params: { slug } }),
  "exercises._index": () => ({ path: "/exercises", params: {} }),
  _index: () => ({ path: "/", params: {} }),
};

/** What a door answers: what it returned, or the reply that it threw. */
async function answerOf(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

/** What a person is told at a door: "in", "404", or "sign in". */
async function knock(route: string, side: "loader" | "action", person: string, id?: string): Promise<string> {
  const { path, params } = ADDRESS[route]?.(id) ?? { path: `/${route}`, params: {} };
  const request = new Request(`${ORIGIN}${path}`, {
    headers: { cookie: who[person]! },
    ...(side === "action" && { method: "POST", body: new URLSearchParams({ intent: "none of ours" }) }),
  });
  const reply = await answerOf(() => modules[route]![side]!({ request, params, context: { requestId: "1" } } as never));
  if (!(reply instanceof Response)) return "in";
  if (reply.headers.get("Location")?.startsWith("/sign-in")) return "sign in";
  return reply.status === 404 ? "404" : "in";
}

it("each route is written down, with each of its doors", () => {
  const found = Object.entries(modules).map(([name, { loader, action }]) => [
    name,
    [loader && "loader", action && "action"].filter(Boolean),
  ]);
  const written = Object.entries(DOORS).map(([name, doors]) => [name, Object.keys(doors)]);
  expect(Object.fromEntries(written)).toEqual(Object.fromEntries(found));
});

const doors = Object.entries(DOORS).flatMap(([route, sides]) =>
  Object.entries(sides).map(([side, lets]) => [`${route} ${side}`, route, side as "loader" | "action", lets] as const),
);

describe("who is let in", () => {
  test.each(doors)("%s", async (name, route, side, lets) => {
    const told: Record<string, string> = {};
    // The session of who signs out is over.
    const asking = name === "sign-out action" ? ["nobody"] : EVERYBODY;
    for (const person of asking) told[person] = await knock(route, side, person);
    const outside = (person: string) => (person === "nobody" && !NO_PAGE.has(name) ? "sign in" : "404");
    expect(told).toEqual(
      Object.fromEntries(asking.map((person) => [person, lets.includes(person) ? "in" : outside(person)])),
    );
  });

  test.each(doors.filter(([name, route]) => !NO_PAGE.has(name) && /\$/.test(route)))(
    "%s, of what there is not: 404 for everybody, admins included",
    async (_name, route, side) => {
      // A form of no meaning to the workspace's own address is refused before the exercise is looked for.
      if (route === "exercises.$slug_.work") return;
      for (const person of SIGNED_IN) expect(await knock(route, side, person, "none")).toBe("404");
      expect(await knock(route, side, "nobody", "none")).toBe("sign in");
    },
  );
});

test("who signs in is led back to where they wanted to go", async () => {
  const request = new Request(`${ORIGIN}/exercises?kind=fix`);
  const ask = () => modules["exercises._index"]!.loader!({ request, params: {}, context: {} } as never);
  const reply = (await answerOf(ask)) as Response;
  expect(reply.headers.get("Location")).toBe(`/sign-in?to=${encodeURIComponent("/exercises?kind=fix")}`);
});
