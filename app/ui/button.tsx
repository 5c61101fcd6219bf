import { Link, type LinkProps } from "@remix-run/react";
import type { ComponentProps } from "react";

interface Look {
  /** `main`: at most one a screen. `quiet`: no frame until one points at it. */
  readonly look?: "main" | "second" | "quiet";
  readonly size?: "small" | "usual" | "big";
  /** Nothing but an icon inside; then give an `aria-label`. */
  readonly icon?: boolean;
}

function classes({ look = "second", size = "usual", icon }: Look, more: string | undefined): string {
  return ["btn", look !== "second" && look, size !== "usual" && size, icon && "icon", more].filter(Boolean).join(" ");
}

/**
 * A button. It is never disabled: one that cannot act yet says why when pressed. `type` is "button" unless said.
 */
export function Button({ look, size, icon, className, type = "button", ...rest }: Look & ComponentProps<"button">) {
  return <button type={type} className={classes({ look, size, icon }, className)} {...rest} />;
}

/** A link that looks like a button: it leads somewhere, and changes nothing. */
export function ButtonLink({ look, size, icon, className, ...rest }: Look & LinkProps) {
  return <Link className={classes({ look, size, icon }, className)} {...rest} />;
}
