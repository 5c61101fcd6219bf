import { ButtonLink } from "./button";
import { useKeptSearch } from "./kept-search";
import { Notice } from "./notice";

/**
 * The position in a long list, with links to the previous and next page. If the page is past the end of the list, says
 * so. Renders nothing for an empty list and for a list of one page. `what` names the items, such as "people".
 */
export function Pager({
  what,
  name = "page",
  page,
  size,
  total,
}: {
  what: string;
  /** The list's search parameter on a page with several lists, which is also the id of the list's part of the page. */
  name?: string;
  /** The page number, counted from 1. */
  page: number;
  /** The number of rows per page. */
  size: number;
  total: number;
}) {
  const keep = useKeptSearch();
  if (total === 0 || (total <= size && page === 1)) return null;
  const to = (next: number) => `${keep({ [name]: String(next) })}${name === "page" ? "" : `#${name}`}`;
  const last = Math.ceil(total / size);
  if (page > last)
    return (
      <Notice
        title="This page is past the end of the list."
        actions={<ButtonLink to={to(1)}>Go to the first page</ButtonLink>}
      />
    );
  return (
    <nav className="line under" aria-label={`Pages of ${what}`}>
      <span className="meta">{`${(page - 1) * size + 1}–${Math.min(page * size, total)} of ${total}`}</span>
      {page > 1 && (
        <ButtonLink size="small" to={to(page - 1)} rel="prev">
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
