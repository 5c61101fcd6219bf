import type { Destination } from "./destination";

const MAX_LENGTH = 200;
const HOME = "/";

const RULES: readonly [reason: string, isBroken: (address: string, path: string) => boolean][] = [
  ["Address is too long", (address) => address.length >= MAX_LENGTH],
  ["Address contains a control character", (address) => /[\x00-\x1f\x7f]/.test(address)],
  ["Address is not a path", (_, path) => !path.startsWith("/")],
  ["Path contains // or a backslash", (_, path) => /\/\/|\\/.test(path)],
  ["Path is the sign-in page", (_, path) => /^\/sign-in(\/|$)/.test(path)],
];

export function returnTo(next: string | null): Destination {
  if (!next) return { to: HOME, refused: null };
  const path = next.split(/[?#]/, 1)[0]!;
  const broken = RULES.find(([, isBroken]) => isBroken(next, path));
  return broken ? { to: HOME, refused: broken[0] } : { to: next, refused: null };
}
