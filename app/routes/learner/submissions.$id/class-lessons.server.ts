import { listLessons } from "~/catalogue/lessons/lessons.server";
import { recommendLessons } from "~/cohort/own/missed.server";
import type { ClassLessons } from "~/kinds/lesson-link";

/** The lessons that a report links to. `learner`: whose results say which lessons to read now; null for others. */
export async function readClassLessons(learner: { readonly id: string } | null): Promise<ClassLessons> {
  const [lessons, recommended] = await Promise.all([listLessons(), learner ? recommendLessons(learner) : []]);
  return {
    titles: Object.fromEntries(lessons.flatMap(({ about, title }) => ("class" in about ? [[about.class, title]] : []))),
    reasons: Object.fromEntries(recommended.map(({ id, why }) => [id, why])),
  };
}
