import { Link, type LinkProps } from "@remix-run/react";
import type { ComponentProps } from "react";

interface Look {
  /** Use at most one `main` button per screen. A `quiet` button has no frame until the pointer is over it. */
  readonly look?: "main" | "second" | "quiet";
  readonly size?: "small" | "usual" | "big";
  /** True if the button contains only an icon. It then requires an `aria-label`. */
  readonly icon?: boolean;
}

function classes({ look = "second", size = "usual", icon }: Look, more: string | undefined): string {
  return ["btn", look !== "second" && look, size !== "usual" && size, icon && "icon", more].filter(Boolean).join(" ");
}

/** A button. It is never disabled: if it can't act yet, it says why when pressed. `type` defaults to "button". */
export function Button({ look, size, icon, className, type = "button", ...rest }: Look & ComponentProps<"button">) {
  return <button type={type} className={classes({ look, size, icon }, className)} {...rest} />;
}

/** A link that looks like a button: it navigates, and changes nothing. */
export function ButtonLink({ look, size, icon, className, ...rest }: Look & LinkProps) {
  return <Link className={classes({ look, size, icon }, className)} {...rest} />;
}
