/** How this browser shows workspaces. Stored in a cookie, so that the server renders the page accordingly. */
export interface Settings {
  readonly layout: "unified" | "split";
  readonly editor: "monaco" | "plain";
  /** True if shortcuts that are a single character are turned on. */
  readonly singleKeys: boolean;
  /** Whether the strength meter runs while the learner writes a test suite. */
  readonly meter: boolean;
  /** The kinds whose guide was finished or skipped. */
  readonly guided: readonly string[];
}

const NAME = "workspace";
const GUIDED = "guided-";
const YEAR_S = 365 * 24 * 60 * 60;

/**
 * Reads the cookie header, with the account's settings as defaults. `asked` is the layout in the URL, which changes the
 * layout without JavaScript.
 */
export function readSettings(
  cookies: string | null,
  person: Pick<Settings, "editor" | "singleKeys">,
  asked: string | null = null,
): Settings {
  const found = cookies?.match(new RegExp(`(?:^|;\\s*)${NAME}=([^;]*)`))?.[1] ?? "";
  const said = new Set(found.split("."));
  return {
    layout: asked === "split" || (asked !== "unified" && said.has("split")) ? "split" : "unified",
    editor: said.has("plain") ? "plain" : said.has("monaco") ? "monaco" : person.editor,
    singleKeys: said.has("nokeys") ? false : said.has("keys") ? true : person.singleKeys,
    meter: !said.has("nometer"),
    guided: [...said].flatMap((word) => (word.startsWith(GUIDED) ? [word.slice(GUIDED.length)] : [])),
  };
}

/** The cookie with these settings, for `document.cookie`. With `secure`, the cookie is sent over HTTPS only. */
export function settingsCookie(
  { layout, editor, singleKeys, meter, guided }: Settings,
  { secure }: { secure: boolean },
): string {
  const words = [layout, editor, singleKeys ? "keys" : "nokeys", meter ? "meter" : "nometer"];
  const said = [...words, ...guided.map((kind) => `${GUIDED}${kind}`)].join(".");
  return `${NAME}=${said}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax${secure ? "; Secure" : ""}`;
}
