import { checkToken } from "./src/check-token";
import { SigningKey } from "./src/signing-key";
import { writePart } from "./src/token-parts";

const EXP = 1_763_632_800;

/** One argument list: a token that mostly is one of ours, and the time in milliseconds. */
export function inputs(random: () => number): unknown[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const mostly = <T>(usual: T, others: readonly T[]): T => (random() < 0.85 ? usual : pick(others));
  const key = new SigningKey("ours");
  const header = writePart(mostly<unknown>({ alg: "om1" }, [{ alg: "none" }, { alg: "om1", kid: 2 }, {}, null, "om1"]));
  const payload = writePart({
    user: mostly<unknown>("ida", ["", 7, undefined]),
    role: mostly<unknown>(pick(["viewer", "editor", "admin"]), ["owner", undefined, ["admin"]]),
    exp: mostly<unknown>(EXP, [undefined, null, EXP + 0.5, `${EXP}`, EXP + 9]),
    ...mostly<object>({}, [{ name: "Ida" }, { isOwner: true }]),
  });
  const right = key.sign(`${header}.${payload}`);
  const wrong = () => pick(["", right.slice(0, 9), `${right}0`, key.sign(payload), "none"]);
  const signature = random() < 0.85 ? right : wrong();
  const more = [`${header}.${payload}`, `${header}..${signature}`, "", "...", `${header}.${payload}.${signature}.x`];
  const token = mostly(`${header}.${payload}.${signature}`, more);
  return [token, EXP * 1000 + pick([-86_400_000, -60_000, -1_000, -1, 0, 1, 1_000, 60_000])];
}

/** What the specification settles: the session, or that there is none. */
export function call(args: unknown[]): unknown {
  const [token, now] = args as [string, number];
  const session = checkToken(token, new SigningKey("ours"), { now: () => now });
  return session && { ...session };
}
