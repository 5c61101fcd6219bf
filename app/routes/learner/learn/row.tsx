import { Link } from "@remix-run/react";
import type { ComponentProps, ReactNode } from "react";
import { ButtonLink } from "~/ui/button";
import { Icon } from "~/ui/icons";

interface RowProps {
  icon: ComponentProps<typeof Icon>["name"];
  to: string;
  name: string;
  /** The button's label; a screen reader reads it with the name. */
  does: string;
  /** Whether to truncate a description that doesn't fit on one line. */
  isOneLine?: boolean;
  children: ReactNode;
}

/** An item to continue: its name, a description, and a button. */
export function Row({ icon, to, name, does, isOneLine = false, children }: RowProps) {
  return (
    <li>
      <Icon name={icon} />
      <div>
        <Link className="plain name" to={to}>
          <bdi>{name}</bdi>
        </Link>
        <p className={isOneLine ? "meta one-line" : "meta"}>{children}</p>
      </div>
      <div className="does">
        <ButtonLink size="small" to={to} aria-label={`${does} ${name}`}>
          {does}
        </ButtonLink>
      </div>
    </li>
  );
}
