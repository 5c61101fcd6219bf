import { createContext, useContext } from "react";
import type { DefectClass } from "./defect-classes";

/** The lessons that a page may link to, by the class that they are about. */
export interface ClassLessons {
  readonly titles: Readonly<Partial<Record<DefectClass, string>>>;
  /** Why the reader should read one now, in a sentence. */
  readonly reasons: Readonly<Partial<Record<DefectClass, string>>>;
}

/** Empty unless the page sets it: a page on which a link would reveal the class before submission must not. */
export const ClassLessonsContext = createContext<ClassLessons>({ titles: {}, reasons: {} });

/** A link to the lesson about a class, with the reason to read it now. Renders nothing if there is none. */
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

/** The same in a list of classes: one word. */
export function ShortLessonLink({ of }: { of: DefectClass }) {
  const { titles } = useContext(ClassLessonsContext);
  if (!titles[of]) return null;
  return (
    <a className="meta" href={`/lessons/${of}`}>
      Lesson<span className="vh">: {titles[of]}</span>
    </a>
  );
}
