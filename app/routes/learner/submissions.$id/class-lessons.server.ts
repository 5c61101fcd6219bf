import { listLessons } from "~/catalogue/lessons/lessons.server";
import { recommendLessons } from "~/cohort/own/missed.server";
import type { ClassLessons } from "~/kinds/lesson-link";

/**
 * Reads the lessons that a report links to. `learner` is the person whose results decide which lessons to read now;
 * null for other readers.
 */
export async function readClassLessons(learner: { readonly id: string } | null): Promise<ClassLessons> {
  const [lessons, recommended] = await Promise.all([listLessons(), learner ? recommendLessons(learner) : []]);
  return {
    titles: Object.fromEntries(lessons.flatMap(({ about, title }) => ("class" in about ? [[about.class, title]] : []))),
    reasons: Object.fromEntries(recommended.map(({ id, why }) => [id, why])),
  };
}
