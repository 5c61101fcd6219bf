import { Form } from "@remix-run/react";
import { Button } from "~/ui/button";
import { Choice } from "~/ui/forms/field";
import { THEMES, type Theme } from "~/ui/shell/theme";

const WORDS: Readonly<Record<Theme, string>> = { system: "Use the system setting", light: "Light", dark: "Dark" };

/** The form that chooses the theme, for this browser only. */
export function Appearance({ theme }: { theme: Theme }) {
  return (
    <Form method="post" action="/theme" className="form" preventScrollReset>
      <input type="hidden" name="to" value="/account" />
      {/* The theme is the key, so that the choices also update when someone uses the theme switch in the top bar. */}
      <fieldset className="choices" key={theme}>
        <legend className="vh">Theme in this browser</legend>
        {THEMES.map((each) => (
          <Choice key={each} name="theme" value={each} defaultChecked={each === theme}>
            {WORDS[each]}
          </Choice>
        ))}
      </fieldset>
      <div className="line">
        <Button type="submit">Save theme</Button>
      </div>
    </Form>
  );
}
