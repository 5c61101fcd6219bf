import { useSearchParams } from "@remix-run/react";
import { ButtonLink } from "./button";

/**
 * The position in a long list, with links to the previous and next page. Renders nothing for a list of one page.
 * `what` names the items, such as "people".
 */
export function Pager({
  what,
  name = "page",
  page,
  size,
  total,
}: {
  what: string;
  /** On a page with several lists: the list's search parameter, which is also the id of its part of the page. */
  name?: string;
  /** From 1. */
  page: number;
  /** Rows per page. */
  size: number;
  total: number;
}) {
  const [search] = useSearchParams();
  if (total <= size && page === 1) return null;
  const to = (next: number) => {
    const params = new URLSearchParams(search);
    params.set(name, String(next));
    return `?${params}${name === "page" ? "" : `#${name}`}`;
  };
  const last = Math.max(1, Math.ceil(total / size));
  return (
    <nav className="line under" aria-label={`Pages of ${what}`}>
      <span className="meta">
        {page > last
          ? `Page ${page} of ${last}`
          : `${(page - 1) * size + 1}–${Math.min(page * size, total)} of ${total}`}
      </span>
      {page > 1 && (
        <ButtonLink size="small" to={to(Math.min(page - 1, last))} rel="prev">
          Previous
        </ButtonLink>
      )}
      {page < last && (
        <ButtonLink size="small" to={to(page + 1)} rel="next">
          Next
        </ButtonLink>
      )}
    </nav>
  );
}
