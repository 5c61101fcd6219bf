import type { ReactNode } from "react";
import { cardOf } from "~/kinds/cards";
import { counted } from "~/ui/counted";
import type { Offered } from "./find-exercises.server";

/** An exercise in the form of an assignment, with its buttons. */
export function OfferedRow({ title, kind, difficulty, minutes, tried, children }: Offered & { children: ReactNode }) {
  return (
    <li>
      <div>
        <bdi className="name">{title}</bdi>
        <p className="meta">
          {cardOf(kind).name} · difficulty {difficulty} of 5 · {minutes} min
          {tried > 0 && ` · tried by ${counted(tried, "learner")} here`}
        </p>
      </div>
      <div className="does">{children}</div>
    </li>
  );
}
