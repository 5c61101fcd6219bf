import { notFound } from "~/accounts/guards.server";

/** Matches every unknown URL. Because this is a route, its page has the usual bar, with the person's name. */
export function loader() {
  throw notFound();
}

export function action() {
  throw notFound();
}

export default function Nowhere() {
  return null;
}
