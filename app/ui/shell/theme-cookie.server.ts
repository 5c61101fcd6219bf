import { createCookie } from "@remix-run/node";
import { isTheme, type Theme } from "./theme";

const cookie = createCookie("theme", { path: "/", sameSite: "lax", httpOnly: true, maxAge: 365 * 24 * 60 * 60 });

/** The theme that this browser has chosen. */
export async function readTheme(request: Request): Promise<Theme> {
  const value: unknown = await cookie.parse(request.headers.get("cookie"));
  return isTheme(value) ? value : "system";
}

/** The header that stores a theme; "system" clears the cookie. With `secure`, the cookie is sent over HTTPS only. */
export const themeHeader = (theme: Theme, { secure }: { secure: boolean }): Promise<string> =>
  cookie.serialize(theme, { secure, ...(theme === "system" && { maxAge: 0 }) });
