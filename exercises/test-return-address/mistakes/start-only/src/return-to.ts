import type { Destination } from "./destination";

const HOME = "/";
const MAX_LENGTH = 200;

/** Matches everything that a browser could read as another host: no leading slash, `//` or a backslash. */
const OTHER_HOST = /^(?!\/)|^\/\/|\\/;
const CONTROL = /[\x00-\x1f\x7f]/;
const SIGN_IN = /^\/sign-in(\/|$)/;

export function returnTo(next: string | null): Destination {
  if (!next) return { to: HOME, refused: null };

  const path = next.replace(/[?#][^]*$/, "");
  if (next.length > MAX_LENGTH) return refuse("too long");
  if (CONTROL.test(next)) return refuse("control character");
  if (OTHER_HOST.test(path)) return refuse("other host");
  if (SIGN_IN.test(path)) return refuse("sign-in page");
  return { to: next, refused: null };
}

function refuse(reason: string): Destination {
  return { to: HOME, refused: `Refused: ${reason}` };
}
