/** Shows placeholder rows for a table that is loading. `what` names the rows, such as "exercises". */
function SkeletonRows({ what, rows = 6 }: { what: string; rows?: number }) {
  return (
    <ul className="skeleton" aria-busy="true" aria-label={`Loading ${what}`}>
      {Array.from({ length: rows }, (_, row) => (
        <li key={row}>
          <i />
          <i />
          <i />
          <i />
        </li>
      ))}
    </ul>
  );
}

/** A placeholder for a page that is loading: a heading and rows. */
export function SkeletonPage() {
  return (
    <div className="page">
      <div className="skeleton-head" />
      <SkeletonRows what="the page" />
    </div>
  );
}
