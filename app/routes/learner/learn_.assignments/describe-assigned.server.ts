import type { Assigned } from "~/cohort/assignments/learner.server";
import { sayMoment } from "~/operations/zoned-time";

/** An assignment with its times in words. They are formatted only on the server, because it knows every time zone. */
export function describeAssigned({ opensAt, dueAt, ...assigned }: Assigned) {
  return {
    isOver: dueAt < new Date(),
    ...assigned,
    opensAt: opensAt.toISOString(),
    opens: sayMoment(opensAt, assigned.timeZone),
    dueAt: dueAt.toISOString(),
    due: sayMoment(dueAt, assigned.timeZone),
  };
}

export type DescribedAssignment = ReturnType<typeof describeAssigned>;
