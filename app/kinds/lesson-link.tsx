import { createContext, useContext } from "react";
import type { DefectClass } from "./defect-classes";

/** The lessons that a page may link to, keyed by defect class. */
export interface ClassLessons {
  readonly titles: Readonly<Partial<Record<DefectClass, string>>>;
  /** A sentence for each class that says why the reader should read its lesson now. */
  readonly reasons: Readonly<Partial<Record<DefectClass, string>>>;
  /** The lesson about the exercise's kind; null if there is none. */
  readonly ofKind: { readonly id: string; readonly title: string } | null;
}

/**
 * Empty unless a page provides lessons. A page must not provide them where a link would reveal a class before
 * submission.
 */
export const ClassLessonsContext = createContext<ClassLessons>({ titles: {}, reasons: {}, ofKind: null });

/** A link to the lesson about a class, with a reason to read it now. Renders nothing if the class has no lesson. */
export function LessonLink({ of }: { of: DefectClass }) {
  const { titles, reasons } = useContext(ClassLessonsContext);
  const title = titles[of];
  if (!title) return null;
  return (
    <p className="meta mt-2">
      {reasons[of] && `${reasons[of]} `}
      <a href={`/lessons/${of}`}>Read the lesson: {title}</a>
    </p>
  );
}

/** A link to the lesson about the exercise's kind. Renders nothing if the kind has no lesson. */
export function KindLessonLink() {
  const { ofKind } = useContext(ClassLessonsContext);
  if (!ofKind) return null;
  return (
    <p className="meta">
      <a href={`/lessons/${ofKind.id}`}>Read the lesson: {ofKind.title}</a>
    </p>
  );
}

/**
 * A link to the lesson about a class, for use in lists of classes. It is short, unless there is a reason to read the
 * lesson now.
 */
export function ShortLessonLink({ of }: { of: DefectClass }) {
  const { titles, reasons } = useContext(ClassLessonsContext);
  if (!titles[of]) return null;
  if (reasons[of]) return <LessonLink of={of} />;
  return (
    <a className="meta" href={`/lessons/${of}`}>
      Lesson<span className="vh">: {titles[of]}</span>
    </a>
  );
}
