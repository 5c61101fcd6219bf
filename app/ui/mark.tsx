import type { ReactNode } from "react";
import { Icon, type IconName } from "./icons";

/**
 * How something came out. good = caught, killed, holds, passed; half = partly caught, invalid, fading, not yet;
 * bad = missed, survived, false alarm; left = right to leave, offline. Outcomes exist only once something was run.
 */
export type Outcome = "good" | "half" | "bad" | "left";

export interface MarkProps {
  /** The colour: an outcome's, yours (`you`), or none. */
  readonly tone?: Outcome | "you";
  /** By default the outcome's own shape. Needed where there is no outcome. */
  readonly icon?: IconName;
  readonly children: ReactNode;
}

/** An icon and a word. The shapes differ, so that colour is never the only carrier. */
export function Mark({ tone, icon = tone === "you" || !tone ? undefined : tone, children }: MarkProps) {
  return (
    <span className={tone ? `mark ${tone}` : "mark"}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
