import type { Attempt } from "../src/door";

export const AT = "2026-11-20T09:14:02Z";

/** A door that knows Ida, with an empty audit log. */
export function door() {
  const log = { text: "" };
  return {
    log,
    isRight: (name: string, password: string) => name === "Ida Berge" && password === "right",
    append: (text: string) => {
      log.text += text;
    },
    now: () => AT,
  };
}

/** An attempt of Ida's, with a browser as usual. */
export function attempt(rest: Partial<Attempt> = {}): Attempt {
  return { name: "Ida Berge", password: "right", agent: "Mozilla/5.0 (X11; Linux)", ...rest };
}
