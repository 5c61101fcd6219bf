import { Link, NavLink } from "@remix-run/react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { ButtonLink } from "../button";
import { counted } from "../counted";
import { Brand, Icon } from "../icons";
import { dropHidden } from "../text/hidden-signs";
import { ThemeSwitch } from "./theme";

export interface NavItem {
  readonly to: string;
  readonly label: string;
  /** How many items wait for this person on that page. */
  readonly waits?: number;
}

const initialsOf = (name: string) => {
  const words = dropHidden(name).trim().split(/\s+/);
  // Split by code points, so that no surrogate pair is cut in half.
  const [[first = ""] = [], [last = ""] = []] = [[...words[0]!], words.length > 1 ? [...words.at(-1)!] : []];
  return `${first}${last}`.toUpperCase();
};

/** The bar of every page except workspaces: navigation, theme, account. */
export function TopBar({
  items,
  name,
  news,
  within,
}: {
  items: readonly NavItem[];
  name: string | null;
  /** The number of new notices. */
  news: number;
  /** The item that this page belongs to, if the page's URL does not show it. */
  within?: string | undefined;
}) {
  return (
    <header className="top">
      <Link className="brand" to="/">
        <Brand />
        <span>Onramp</span>
      </Link>
      {items.length > 0 && (
        <nav aria-label="Main" className={name === null ? "outside" : undefined}>
          <ul>
            {items.map((item) => (
              <li key={item.to}>
                <NavEntry {...item} isCurrent={item.to === within} />
              </li>
            ))}
          </ul>
        </nav>
      )}
      <div className="end">
        {/* In a wide window, visitors have a text link in the navigation. */}
        <Link className={name === null ? "news only-narrow" : "news"} to="/how" aria-label="How Onramp works">
          <Icon name="help" />
        </Link>
        {name !== null && <NewsLink count={news} />}
        <ThemeSwitch />
        {name === null ? (
          <ButtonLink size="small" to="/sign-in">
            Sign in
          </ButtonLink>
        ) : (
          <Link className="who" to="/account" aria-label={`${initialsOf(name)}, account of ${name}`}>
            {initialsOf(name)}
          </Link>
        )}
      </div>
    </header>
  );
}

/** The link to the notifications, with the number of new ones. A screen reader announces increases only. */
function NewsLink({ count }: { count: number }) {
  const before = useRef(count);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (count > before.current) setSaid(counted(count, "new notification"));
    before.current = count;
  }, [count]);
  return (
    <>
      <Link
        className="news"
        to="/notices"
        aria-label={count === 0 ? "Notifications: none new" : `Notifications: ${count} new`}
      >
        <Icon name="news" />
        {count > 0 && <Count of={count} />}
      </Link>
      <span className="vh" role="status">
        {said}
      </span>
    </>
  );
}

const Count = ({ of }: { of: number }) => <span className="count">{of > 99 ? "99+" : of}</span>;

/** Marks the navigation item for this page as current, or the item that contains this page. */
function NavEntry({ to, label, waits = 0, isCurrent }: NavItem & { isCurrent: boolean }) {
  if (to.includes("#")) return <a href={to}>{label}</a>;
  const shown = (
    <>
      {label}
      {waits > 0 && (
        <>
          {" "}
          <Count of={waits} />
          <span className="vh"> waiting</span>
        </>
      )}
    </>
  );
  if (!isCurrent) return <NavLink to={to}>{shown}</NavLink>;
  return (
    <Link to={to} aria-current="true">
      {shown}
    </Link>
  );
}

/**
 * The bar of a workspace: a link back, the exercise's name as the page's heading, and the workspace's tools at the end
 * (before the theme switch). A route with `export const handle = { bar: "own" }` renders this bar instead of the usual
 * bar.
 */
export function WorkspaceBar({
  back,
  title,
  about,
  children,
}: {
  back: { readonly to: string; readonly name: string };
  title: string;
  /** A line about the exercise, for example "Review · about 15 min". */
  about: string;
  children?: ReactNode;
}) {
  return (
    <header className="top workspace-bar">
      <ButtonLink look="quiet" size="small" className="back" to={back.to} aria-label={`Back to ${back.name}`}>
        <Icon name="back" />
        <bdi>{back.name}</bdi>
      </ButtonLink>
      <div className="crumb">
        <h1>{title}</h1>
        <span className="meta">{about}</span>
      </div>
      <div className="end">
        {children}
        <a
          className="news"
          href="/how"
          target="_blank"
          rel="noreferrer"
          aria-label="How Onramp works (opens in a new tab)"
        >
          <Icon name="help" />
        </a>
        <ThemeSwitch />
      </div>
    </header>
  );
}
