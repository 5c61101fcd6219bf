/** How this browser shows workspaces. Kept in a cookie, so that the server draws the page as it will be. */
export interface Settings {
  readonly layout: "unified" | "split";
  readonly editor: "monaco" | "plain";
  /** Keys that are a lone character. */
  readonly singleKeys: boolean;
  /** What a suite notices is measured while one writes it. */
  readonly meter: boolean;
}

const NAME = "workspace";
const YEAR_S = 365 * 24 * 60 * 60;

/**
 * Reads the cookie header; what it does not say is as the person's account says. `asked`: the layout that the address
 * asks for, which is how one changes it without JavaScript.
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
  };
}

/** The cookie that says these settings, for `document.cookie`. `secure`: never sent over an open wire. */
export function settingsCookie(
  { layout, editor, singleKeys, meter }: Settings,
  { secure }: { secure: boolean },
): string {
  const said = [layout, editor, singleKeys ? "keys" : "nokeys", meter ? "meter" : "nometer"].join(".");
  return `${NAME}=${said}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax${secure ? "; Secure" : ""}`;
}
