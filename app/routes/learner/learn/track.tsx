import { Link } from "@remix-run/react";
import { Icon } from "~/ui/icons";
import type { WorkState } from "~/ui/state-mark";

interface TrackProps {
  readonly title: string;
  readonly items: readonly {
    readonly slug: string;
    readonly title: string;
    readonly kind: string;
    readonly state: WorkState;
  }[];
}

function placeOf(state: WorkState, isNext: boolean) {
  if (state === "passed") return { className: "done", icon: "good", label: "passed" } as const;
  if (isNext) return { className: "here", icon: "next", label: "next" } as const;
  if (state === "draft") return { className: "later", icon: "draft", label: "draft" } as const;
  if (state === "tried") return { className: "later", icon: "half", label: "not yet passed" } as const;
  return { className: "later", icon: "left", label: "later" } as const;
}

/** The learner's current track, one exercise per line. */
export function TrackView({ track, nextSlug }: { track: TrackProps; nextSlug: string | null }) {
  return (
    <section aria-labelledby="track">
      <h2 id="track">Track: {track.title}</h2>
      <p className="hint">
        {track.items.filter(({ state }) => state === "passed").length} of {track.items.length} passed
      </p>
      <ol className="track">
        {track.items.map(({ slug, title, kind, state }) => {
          const { className, icon, label } = placeOf(state, slug === nextSlug);
          return (
            <li key={slug} className={className}>
              <Icon name={icon} label={label} />
              <Link className="plain" to={`/exercises/${slug}`}>
                {title}
              </Link>
              <span className="hint">{kind}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
