import { useLocation, useNavigate } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { placeOf } from "./diff-pick";

/** The side of a line. "other" means a line of an unchanged file. */
export type NameSide = "old" | "new" | "other";

/**
 * Shows the line that the URL specifies, for example "#new:12:src/a.ts". Returns a function that follows a link to such
 * a line. The browser's Back button then returns to the line that contains the link.
 */
export function useNameLinks(show: (path: string, line: number, side: NameSide) => void) {
  const { search, hash, key } = useLocation();
  const navigate = useNavigate();
  const now = useRef(show);
  now.current = show;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same link can be followed again
  useEffect(() => {
    const [, side, line, path] = /^#(old|new|other):(\d+):(.+)/.exec(hash) ?? [];
    if (path) now.current(path, Number(line), side as NameSide);
  }, [hash, key]);
  return (link: HTMLAnchorElement) => {
    const place = placeOf(link);
    const from = place
      ? `${place.side}:${place.line}:${place.file}`
      : `other:${link.closest("tr")!.dataset.line}:${link.closest<HTMLElement>("[data-other]")!.dataset.other}`;
    history.replaceState(history.state, "", `#${from}`);
    navigate({ search, hash: link.hash }, { preventScrollReset: true });
  };
}

/** Focuses the next name with a link on the focused line. Returns false if the line has no such name. */
export function nextName(): boolean {
  const focused = document.activeElement as HTMLElement;
  const links = [...(focused.closest("tr")?.querySelectorAll<HTMLElement>(".c a") ?? [])];
  const next = links[links.indexOf(focused) + 1] ?? links[0];
  next?.focus();
  return next !== undefined;
}
