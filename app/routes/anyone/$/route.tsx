import { notFound } from "~/accounts/guards.server";

/** Every unknown address. As a route it has the usual bar, with the person's name. */
export function loader() {
  throw notFound();
}

export function action() {
  throw notFound();
}

export default function Nowhere() {
  return null;
}
