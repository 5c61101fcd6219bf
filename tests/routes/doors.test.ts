import { beforeAll, describe, expect, test } from "vitest";
import { register } from "~/accounts/sign-in.server";
import { db } from "~/db.server";
import * as account from "~/routes/account/route";
import * as admin from "~/routes/admin/route";
import * as cohort from "~/routes/cohorts.$id/route";
import * as exercises from "~/routes/exercises._index/route";
import * as learn from "~/routes/learn/route";
import * as me from "~/routes/me/route";

/** Who is let in where: each page's loader and action is asked by each sort of person, with a real request. */

const ORIGIN = "http://localhost:3000";
const who: Record<string, string> = { nobody: "" };
const cohorts: Record<string, string> = {};

async function make(name: string, change?: (id: string) => Promise<unknown>) {
  const email = `${name}@example.org`;
  const outcome = await register(name, email, "correct horse battery");
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  who[name] = outcome.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const { id } = await db.user.findUniqueOrThrow({ where: { email } });
  await change?.(id);
}

const joins = (cohort: string, role: string) => (userId: string) =>
  db.membership.create({ data: { cohortId: cohorts[cohort]!, userId, role } });

beforeAll(async () => {
  for (const name of ["spring", "autumn"]) cohorts[name] = (await db.cohort.create({ data: { name } })).id;
  await make("newcomer");
  await make("learner", joins("spring", "learner"));
  await make("mentor", joins("spring", "mentor"));
  await make("lead", joins("spring", "lead"));
  await make("stranger", joins("autumn", "lead"));
  await make("admin", (id) => db.user.update({ where: { id }, data: { isAdmin: true } }));
});

type Door = (args: never) => Promise<unknown>;

async function knock(door: Door, path: string, person: string, body?: URLSearchParams): Promise<string> {
  const request = new Request(`${ORIGIN}${path}`, {
    headers: { cookie: who[person]! },
    ...(body && { method: "POST", body }),
  });
  const id = path.split("/")[2] ?? "";
  try {
    await door({ request, params: { id }, context: { requestId: "1" } } as never);
    return "let in";
  } catch (reply) {
    if (!(reply instanceof Response)) throw reply;
    return reply.status === 302 ? `to ${reply.headers.get("Location")}` : String(reply.status);
  }
}

const PAGES: [string, Door][] = [
  ["/learn", learn.loader],
  ["/exercises", exercises.loader],
  ["/me", me.loader],
  ["/account", account.loader],
];

describe("pages of one's own", () => {
  test.each(PAGES)("%s asks nobody to sign in, and leads back", async (path, door) => {
    expect(await knock(door, path, "nobody")).toBe(`to /sign-in?to=${encodeURIComponent(path)}`);
  });
  test.each(PAGES)("%s lets everybody in who has an account", async (path, door) => {
    for (const person of ["newcomer", "learner", "mentor", "lead", "admin"]) {
      expect(await knock(door, path, person)).toBe("let in");
    }
  });
  test("the account's action changes nothing for nobody", async () => {
    const body = new URLSearchParams({ intent: "settings", editor: "plain" });
    expect(await knock(account.action, "/account", "nobody", body)).toMatch(/^to \/sign-in/);
  });
});

describe("a cohort's table", () => {
  test.each([
    ["nobody", expect.stringMatching(/^to \/sign-in/)],
    ["newcomer", "404"],
    ["learner", "404"],
    ["stranger", "404"],
    ["mentor", "let in"],
    ["lead", "let in"],
    ["admin", "let in"],
  ])("%s", async (person, answer) => {
    expect(await knock(cohort.loader, `/cohorts/${cohorts.spring}`, person)).toEqual(answer);
  });

  test("of a cohort that there is not: 404 for an admin, too", async () => {
    expect(await knock(cohort.loader, "/cohorts/none", "lead")).toBe("404");
    expect(await knock(cohort.loader, "/cohorts/none", "admin")).toBe("404");
  });
});

describe("the admin's page", () => {
  test.each([
    ["nobody", expect.stringMatching(/^to \/sign-in/)],
    ["learner", "404"],
    ["mentor", "404"],
    ["lead", "404"],
    ["admin", "let in"],
  ])("%s", async (person, answer) => {
    expect(await knock(admin.loader, "/admin", person)).toEqual(answer);
  });
});
