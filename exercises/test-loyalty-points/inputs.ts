import { PointsAccount } from "./src/points-account";

type Step = ["wait", number] | ["earn", number] | ["spend", string, number] | ["refund", string];

/** One argument list: what happens to an account, with waits that often end near an expiry. */
export function inputs(random: () => number): unknown[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const steps: Step[] = [["earn", pick([1, 5, 10])]];
  let purchases = 0;
  const length = 2 + Math.floor(random() * 9);
  while (steps.length < length) {
    const kind = random();
    if (kind < 0.3) steps.push(["wait", pick([1, 10, 100, 354, 355, 364, 365, 366])]);
    else if (kind < 0.55) steps.push(["earn", pick([1, 5, 10])]);
    else if (kind < 0.8) steps.push(["spend", `K-${++purchases}`, pick([1, 4, 5, 6, 10, 11, 15, 20])]);
    else steps.push(["refund", `K-${1 + Math.floor(random() * (purchases + 1))}`]);
  }
  return [steps];
}

/** The answer and the balance after each step, and how many points are left as time goes by. */
export function call(args: unknown[]): unknown {
  const [steps] = args as [Step[]];
  let day = 0;
  const account = new PointsAccount({ today: () => day });
  const spent = new Set<string>();
  const seen = steps.map(([kind, what, points]) => {
    let answer: boolean | number | null = null;
    if (kind === "wait") day += what;
    if (kind === "earn") account.earn(what);
    if (kind === "refund") answer = account.refund(what);
    if (kind === "spend" && !spent.has(what)) answer = account.spend(what, points);
    if (kind === "spend" && answer === true) spent.add(what);
    return [answer, account.balance()];
  });
  const later: number[] = [];
  for (let i = 0; i < 40; i++) {
    day += 10;
    later.push(account.balance());
  }
  return { seen, later };
}
