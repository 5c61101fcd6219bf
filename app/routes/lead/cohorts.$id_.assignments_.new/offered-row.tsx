import type { ComponentProps, ReactNode } from "react";
import { cardOf } from "~/kinds/cards";
import { counted } from "~/ui/counted";
import type { Offered } from "./find-exercises.server";

/** An exercise listed in the form for an assignment or a track, with its buttons. `mark` appears before its name. */
export function OfferedRow({
  exercise: { title, kind, difficulty, minutes, tried, isRetired },
  mark,
  children,
  ...row
}: ComponentProps<"li"> & { exercise: Offered; mark?: ReactNode }) {
  return (
    <li {...row}>
      {mark}
      <div>
        <bdi className="name">{title}</bdi>
        <p className="meta">
          {cardOf(kind).name} · difficulty {difficulty} of 5 · {minutes} min
          {isRetired && " · retired, so no one can start it now"}
          {tried > 0 && ` · tried by ${counted(tried, "learner")} here`}
        </p>
      </div>
      <div className="does">{children}</div>
    </li>
  );
}
