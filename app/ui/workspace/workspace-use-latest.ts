import { type MutableRefObject, useRef } from "react";

/**
 * The newest value: the given value, or a value that was set later and may not be rendered yet. If the page renders
 * again with the old value for another reason, the newer value stays.
 */
export function useLatest<T>(value: T): MutableRefObject<T> {
  const latest = useRef(value);
  const rendered = useRef(value);
  if (rendered.current !== value) {
    rendered.current = value;
    latest.current = value;
  }
  return latest;
}
