interface Person {
  readonly id: string;
}

/** A condition for the cohorts in which a person has one of these roles now. */
export const taughtBy = ({ id: userId }: Person, roles: readonly string[] = ["mentor", "lead"]) => ({
  memberships: { some: { userId, role: { in: [...roles] } } },
});

/** A condition for rows that are for a whole cohort, or for a section that the person is in now. */
export const forOwnSection = ({ id: userId }: Person) => ({
  OR: [{ sectionId: null }, { section: { memberships: { some: { userId } } } }],
});

/** A condition for the learners whose work a person may read as a mentor or lead, as `findSubmissionRight` says. */
export const learnerOf = (reader: Person) => ({ memberships: { some: { role: "learner", cohort: taughtBy(reader) } } });
