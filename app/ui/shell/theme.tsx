import { useFetcher, useFetchers, useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { Icon } from "../icons";

/** "system" follows the system's theme, without a cookie. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const isTheme = (value: unknown): value is Theme => THEMES.includes(value as Theme);

const ACTION = "/theme";

/** The theme that was just chosen, until the server has answered; otherwise the theme that the server knows. */
export function useTheme(known: Theme): Theme {
  const chosen = useFetchers()
    .find((fetcher) => fetcher.formAction === ACTION)
    ?.formData?.get("theme");
  return isTheme(chosen) ? chosen : known;
}

/**
 * Renders a button for each theme. The style sheet shows only the button for the other theme, so the switch works
 * without JavaScript, and the server needn't know the system's theme.
 */
export function ThemeSwitch() {
  const fetcher = useFetcher({ key: "theme" });
  const form = useRef<HTMLFormElement>(null);
  const { pathname, search } = useLocation();
  const chosen = fetcher.formData?.get("theme");
  // The pressed button is now hidden, so the focus moves to its replacement.
  useEffect(() => {
    if (chosen) form.current?.querySelector<HTMLElement>(chosen === "dark" ? ".to-light" : ".to-dark")?.focus();
  }, [chosen]);
  return (
    <fetcher.Form
      ref={form}
      method="post"
      action={ACTION}
      className="theme-switch"
      onSubmit={(event) => {
        event.preventDefault();
        const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
        fetcher.submit({ theme: button?.value ?? "system" }, { method: "post", action: ACTION });
      }}
    >
      <input type="hidden" name="to" value={`${pathname}${search}`} />
      {(["dark", "light"] as const).map((theme) => (
        <button
          key={theme}
          type="submit"
          name="theme"
          value={theme}
          className={`btn quiet icon to-${theme}`}
          aria-label={theme === "dark" ? "Switch to the dark theme" : "Switch to the light theme"}
        >
          <Icon name="theme" />
        </button>
      ))}
    </fetcher.Form>
  );
}
