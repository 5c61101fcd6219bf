import { Link } from "@remix-run/react";
import { counted } from "~/ui/counted";

/** Links to the mentor's other pages. `talks`: how many talks learners have asked for. */
export function MentorPages({ talks }: { talks: number }) {
  return (
    <ul className="part grid gap-2">
      <li>
        <Link to="/mentor/talks">Talks</Link>: {talks === 0 ? "no requests" : counted(talks, "request")} to explain a
        finished track in person.
      </li>
      <li>
        <Link to="/mentor/sent">Reviews you sent</Link>, and rulings you made: to reply, or to look something up.
      </li>
      <li>
        <Link to="/mentor/snippets">Your snippets</Link>: text you use often.
      </li>
      <li>
        <Link to="/mentor/agreement">Reviewed by two mentors</Link>: submissions reviewed by you and another mentor.
      </li>
      <li>
        <Link to="/mentor/start">Marked samples</Link>: how your reviews compare with ours on 3 samples.
      </li>
    </ul>
  );
}
