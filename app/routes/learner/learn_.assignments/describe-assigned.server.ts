import type { Assigned } from "~/cohort/assignments/learner.server";
import { sayMoment } from "~/operations/zoned-time";

/** An assignment with its times in words, formatted on the server only, which knows every zone. */
export function describeAssigned({ opensAt, dueAt, ...assigned }: Assigned) {
  return {
    ...assigned,
    opensAt: opensAt.toISOString(),
    opens: sayMoment(opensAt, assigned.timeZone),
    dueAt: dueAt.toISOString(),
    due: sayMoment(dueAt, assigned.timeZone),
  };
}

export type DescribedAssignment = ReturnType<typeof describeAssigned>;
