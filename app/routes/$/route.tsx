import { notFound } from "~/accounts/guards.server";

/** Every address that no other route knows. As a route it has the usual bar, with one's name. */
export function loader() {
  throw notFound();
}

export function action() {
  throw notFound();
}

export default function Nowhere() {
  return null;
}
