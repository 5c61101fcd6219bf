const PASSWORD = "bench horse battery";

export interface Learner {
  readonly cookie: string;
}

/** Creates an account and signs in. */
export async function registerLearner(origin: string, n: number): Promise<Learner> {
  const body = new URLSearchParams({ name: `Learner ${n}`, email: `learner-${n}@bench.example`, password: PASSWORD });
  const reply = await fetch(`${origin}/register`, { method: "POST", body, redirect: "manual" });
  const cookie = reply.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  if (!cookie.includes("session")) throw new Error(`registering failed: ${reply.status} ${await reply.text()}`);
  return { cookie };
}
