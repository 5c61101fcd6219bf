import { type MutableRefObject, useRef } from "react";

/**
 * The newest value: the given one, or what was set since, which may not have been rendered yet. A page can be rendered
 * again for another reason with the value from before; that doesn't take a newer one back.
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
