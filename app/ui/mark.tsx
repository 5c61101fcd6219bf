import type { ReactNode } from "react";
import { Icon, type IconName } from "./icons";

/**
 * An outcome. good = caught, killed, holds, passed; half = partly caught, invalid, fading, not yet; bad = missed,
 * survived, false alarm; left = correctly left alone, offline. Outcomes exist only after something was run.
 */
export type Outcome = "good" | "half" | "bad" | "left";

export interface MarkProps {
  /** The colour of an outcome, the colour of the user's own marks (`you`), or none. */
  readonly tone?: Outcome | "you";
  /** Defaults to the outcome's icon. Required if there is no outcome. */
  readonly icon?: IconName;
  readonly children: ReactNode;
}

/** An icon and a word. The shapes differ, so that colour is never the only signal. */
export function Mark({ tone, icon = tone === "you" || !tone ? undefined : tone, children }: MarkProps) {
  return (
    <span className={tone ? `mark ${tone}` : "mark"}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}
