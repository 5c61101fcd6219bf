import { listLessons } from "~/catalogue/lessons/lessons.server";
import { recommendLessons } from "~/cohort/own/missed.server";
import type { ClassLessons } from "~/kinds/lesson-link";
import type { KindId } from "~/kinds/registry";

/**
 * Reads the lessons that a report on an exercise of this kind links to. `learner` is the person whose results determine
 * which lessons are recommended; null for other readers.
 */
export async function readClassLessons(kind: KindId, learner: { readonly id: string } | null): Promise<ClassLessons> {
  const [lessons, recommended] = await Promise.all([listLessons(), learner ? recommendLessons(learner) : []]);
  const ofKind = lessons.find(({ about }) => "kind" in about && about.kind === kind);
  return {
    ofKind: ofKind ? { id: ofKind.id, title: ofKind.title } : null,
    titles: Object.fromEntries(lessons.flatMap(({ about, title }) => ("class" in about ? [[about.class, title]] : []))),
    reasons: Object.fromEntries(recommended.map(({ id, why }) => [id, why])),
  };
}
